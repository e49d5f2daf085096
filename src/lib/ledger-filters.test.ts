import { describe, expect, it } from 'vitest'
import { ledgerSearch, noLedgerFilters, readLedgerFilters } from './ledger-filters'
import { readPeriod } from './periods'

const today = '2026-11-23'
const read = (search: string) => readLedgerFilters(new URLSearchParams(search))

describe('the filters of the ledger', () => {
  it.each([
    '',
    '?from=2026-10-01&to=2026-10-31',
    '?from=2026-10-01&to=2026-10-31&category=ai&source=openrouter&currency=USD&state=missing',
    '?days=90&state=provisional',
  ])('come back from the address they make: %s', (search) => {
    const params = new URLSearchParams(search)
    expect(ledgerSearch(readPeriod(params, today), read(search), today)).toBe(search)
  })

  it.each(['?category=A%20B', '?source=<b>', '?currency=usd', '?currency=DOLLAR', '?state=paid', '?x=1'])(
    'that are not understood are left out: %s',
    (search) => {
      expect(read(search)).toEqual(noLedgerFilters)
    },
  )
})
