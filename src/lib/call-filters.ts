import { isUuid } from './is-uuid'
import { isCurrency, matching, oneOf, readDays, writeFilters, type FilterDays } from './url-filters'

/** What the list of calls shows. It lives in the URL, so that a number can open exactly the rows it sums. */
export type CallFilters = FilterDays & {
  kind: 'call' | 'sms' | null
  outcome: 'answered' | 'missed' | 'in_progress' | 'other' | null
  direction: 'inbound' | 'outbound' | null
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

/** Reads the URL. What is not understood is left out: a link from elsewhere never breaks the page. */
export function readCallFilters(params: URLSearchParams): CallFilters {
  return {
    kind: oneOf(params.get('kind'), ['call', 'sms']),
    outcome: oneOf(params.get('outcome'), ['answered', 'missed', 'in_progress', 'other']),
    direction: oneOf(params.get('direction'), ['inbound', 'outbound']),
    ...readDays(params),
    connection: matching(params.get('connection'), isUuid),
    price: oneOf(params.get('price'), ['unpriced', 'provisional']),
    currency: matching(params.get('currency'), isCurrency),
    legs: params.get('legs') === 'all',
  }
}

/** Writes the URL, as `readCallFilters` reads it. */
export const callFilterSearch = (filters: Partial<CallFilters>): string =>
  writeFilters(filters, noFilters, 'all')
