import { isLocalDay, type LocalDay } from './local-days'

/** The days a list is narrowed to: the account's own, both inclusive. */
export type FilterDays = { from: LocalDay | null; to: LocalDay | null }

/** The text when it is one of those allowed. */
export const oneOf = <T extends string>(text: string | null, allowed: readonly T[]): T | null =>
  allowed.find((value) => value === text) ?? null

/** The text when it is right. */
export const matching = (text: string | null, isRight: (text: string) => boolean): string | null =>
  text !== null && isRight(text) ? text : null

export const isCurrency = (text: string): boolean => /^[A-Z]{3}$/.test(text)

/** The days of a URL, turned when they stand the wrong way round. */
export function readDays(params: URLSearchParams): FilterDays {
  const from = matching(params.get('from'), isLocalDay)
  const to = matching(params.get('to'), isLocalDay)
  return from !== null && to !== null && from > to ? { from: to, to: from } : { from, to }
}

/** What one field says, read as the URL is, so that one place knows what is allowed. */
export function readField<Filters>(
  read: (params: URLSearchParams) => Filters,
  name: keyof Filters & string,
  text: string,
): Partial<Filters> {
  const change: Partial<Filters> = {}
  change[name] = read(new URLSearchParams({ [name]: text }))[name]
  return change
}

/**
 * Writes the URL: `?kind=call&from=2026-11-01`, or nothing when nothing is filtered.
 * @param none the filters when nothing is
 * @param yes what a filter that is only on or off is called when on
 * @param beside what else the URL says
 */
export function writeFilters<Filters extends Record<string, string | boolean | null>>(
  filters: Partial<Filters>,
  none: Filters,
  yes = 'yes',
  beside: Record<string, string> = {},
): string {
  const params = new URLSearchParams(beside)
  for (const [name, value] of Object.entries({ ...none, ...filters })) {
    if (value === true) params.set(name, yes)
    else if (typeof value === 'string' && value !== none[name]) params.set(name, value)
  }
  const search = params.toString()
  return search && `?${search}`
}
