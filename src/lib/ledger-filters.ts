import type { LocalDay } from './local-days'
import { periodParams, type Period } from './periods'
import { isCurrency, matching, oneOf, writeFilters } from './url-filters'

/** What the list of costs shows beside its period. It lives in the URL, so that a number can open what it sums. */
export type LedgerFilters = {
  category: string | null
  source: string | null
  currency: string | null
  /** `missing` are costs whose currency has no rate on their day. */
  state: 'final' | 'provisional' | 'estimated' | 'missing' | null
}

export const noLedgerFilters: LedgerFilters = { category: null, source: null, currency: null, state: null }
export const ledgerStates = ['final', 'provisional', 'estimated', 'missing'] as const
const isName = (text: string) => /^[a-z_]{1,40}$/.test(text)

/** Reads the URL. What is not understood is left out: a link from elsewhere never breaks the page. */
export function readLedgerFilters(params: URLSearchParams): LedgerFilters {
  return {
    category: matching(params.get('category'), isName),
    source: matching(params.get('source'), isName),
    currency: matching(params.get('currency'), isCurrency),
    state: oneOf(params.get('state'), ledgerStates),
  }
}

/** Writes the URL: the period, as `readPeriod` reads it, and the filters in use. */
export const ledgerSearch = (period: Period, filters: LedgerFilters, today: LocalDay): string =>
  writeFilters(filters, noLedgerFilters, 'yes', periodParams(period, today))
