import type { LocalDay } from './local-days'
import type { Messages } from './messages/messages'
import type { FilterDays } from './url-filters'

export type FilterText<Filters> = {
  key: string
  text: string
  /** What to set to be rid of it. */
  without: Partial<Filters>
}

/** One filter in words, when it is in use: a filter that is not has nothing to say. */
export function textOf<Filters>(
  none: Filters,
  key: keyof Filters & string,
  text: string | null | false,
): FilterText<Filters>[] {
  if (text === null || text === false) return []
  const without: Partial<Filters> = {}
  without[key] = none[key]
  return [{ key, text, without }]
}

type DayWords = Pick<Messages['lists']['filters'], 'fromDay' | 'toDay'>

/** The days in words. One day is one filter, though the URL says it with two. */
export function textsOfDays(
  { from, to }: FilterDays,
  words: DayWords,
  formatDay: (day: LocalDay) => string,
): FilterText<FilterDays>[] {
  const none: FilterDays = { from: null, to: null }
  if (from !== null && from === to) return [{ key: 'from', text: formatDay(from), without: none }]
  return [
    ...textOf(none, 'from', from && words.fromDay(formatDay(from))),
    ...textOf(none, 'to', to && words.toDay(formatDay(to))),
  ]
}
