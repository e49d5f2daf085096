import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { useToday } from '@/hooks/use-today'
import { ledgerSearch, readLedgerFilters, type LedgerFilters } from '@/lib/ledger-filters'
import type { LocalDay } from '@/lib/local-days'
import { readPeriod, type Period } from '@/lib/periods'

export type LedgerView = {
  period: Period
  filters: LedgerFilters
  today: LocalDay
  /** The address of the same period with other filters. */
  searchWith: (change: Partial<LedgerFilters>) => string
  change: (change: Partial<LedgerFilters>) => void
}

/** What the URL says is shown, and how to show something else. */
export function useLedgerView(): LedgerView {
  const [params, setParams] = useSearchParams()
  const today = useToday()
  const text = params.toString()
  return useMemo(() => {
    const own = new URLSearchParams(text)
    const period = readPeriod(own, today)
    const filters = readLedgerFilters(own)
    const searchWith = (change: Partial<LedgerFilters>) =>
      ledgerSearch(period, { ...filters, ...change }, today)
    return {
      period,
      filters,
      today,
      searchWith,
      change: (change) => setParams(searchWith(change), { replace: true, preventScrollReset: true }),
    }
  }, [text, today, setParams])
}
