import { isUuid } from './is-uuid'
import { isLocalDay, type LocalDay } from './local-days'

/** What the list of calls shows. It lives in the URL, so that a number can open exactly the rows it sums. */
export type CallFilters = {
  kind: 'call' | 'sms' | null
  outcome: 'answered' | 'missed' | 'in_progress' | 'other' | null
  direction: 'inbound' | 'outbound' | null
  /** Local days of the account, both inclusive. */
  from: LocalDay | null
  to: LocalDay | null
  /** Id of one connection. */
  connection: string | null
  /** `unpriced` and `provisional` rows are what an amount of money still waits for. */
  price: 'unpriced' | 'provisional' | null
  currency: string | null
  /** With the legs a call was forwarded over: each may have a cost of its own. */
  legs: boolean
}

export const noFilters: CallFilters = {
  kind: null,
  outcome: null,
  direction: null,
  from: null,
  to: null,
  connection: null,
  price: null,
  currency: null,
  legs: false,
}

const oneOf = <T extends string>(text: string | null, allowed: readonly T[]): T | null =>
  allowed.find((value) => value === text) ?? null
const isCurrency = (text: string) => /^[A-Z]{3}$/.test(text)
const matching = (text: string | null, isRight: (text: string) => boolean) =>
  text !== null && isRight(text) ? text : null

/** Reads the URL. What is not understood is left out: a link from elsewhere never breaks the page. */
export function readCallFilters(params: URLSearchParams): CallFilters {
  const from = matching(params.get('from'), isLocalDay)
  const to = matching(params.get('to'), isLocalDay)
  const isBackwards = from !== null && to !== null && from > to
  return {
    kind: oneOf(params.get('kind'), ['call', 'sms']),
    outcome: oneOf(params.get('outcome'), ['answered', 'missed', 'in_progress', 'other']),
    direction: oneOf(params.get('direction'), ['inbound', 'outbound']),
    from: isBackwards ? to : from,
    to: isBackwards ? from : to,
    connection: matching(params.get('connection'), isUuid),
    price: oneOf(params.get('price'), ['unpriced', 'provisional']),
    currency: matching(params.get('currency'), isCurrency),
    legs: params.get('legs') === 'all',
  }
}

/** Writes the URL: `?kind=call&from=2026-11-01`, or nothing when nothing is filtered. */
export function callFilterSearch(filters: Partial<CallFilters>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...noFilters, ...filters })) {
    if (typeof value === 'string') params.set(name, value)
    if (value === true) params.set(name, 'all')
  }
  const search = params.toString()
  return search && `?${search}`
}

export type FilterName = keyof CallFilters

/** The filters in use, in the order they are named to the reader. */
export function activeFilters(filters: CallFilters): FilterName[] {
  const names: FilterName[] = [
    'kind',
    'outcome',
    'direction',
    'from',
    'to',
    'connection',
    'price',
    'currency',
    'legs',
  ]
  return names.filter((name) => filters[name] !== noFilters[name])
}
