import type { LocalDay } from './local-days'
import { periodParams, type Period } from './periods'

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
const names = ['category', 'source', 'currency', 'state'] as const
export type LedgerFilterName = (typeof names)[number]

const matching = (text: string | null, pattern: RegExp) => (text !== null && pattern.test(text) ? text : null)

/** Reads the URL. What is not understood is left out: a link from elsewhere never breaks the page. */
export function readLedgerFilters(params: URLSearchParams): LedgerFilters {
  return {
    category: matching(params.get('category'), /^[a-z_]{1,40}$/),
    source: matching(params.get('source'), /^[a-z_]{1,40}$/),
    currency: matching(params.get('currency'), /^[A-Z]{3}$/),
    state: ledgerStates.find((state) => state === params.get('state')) ?? null,
  }
}

/** Writes the URL: the period, as `readPeriod` reads it, and the filters in use. */
export function ledgerSearch(period: Period, filters: LedgerFilters, today: LocalDay): string {
  const params = new URLSearchParams(periodParams(period, today))
  for (const name of names) {
    const value = filters[name]
    if (value !== null) params.set(name, value)
  }
  const search = params.toString()
  return search && `?${search}`
}

export const activeLedgerFilters = (filters: LedgerFilters): LedgerFilterName[] =>
  names.filter((name) => filters[name] !== null)
