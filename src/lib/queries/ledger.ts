import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { keyset, pageSize, type Place } from '../keyset'
import type { LedgerFilters } from '../ledger-filters'
import type { LocalDay } from '../local-days'
import { supabase } from '../supabase'
import { ledgerLines, ledgerSummary, type LedgerLine } from './ledger-document'

/** Local days, both inclusive. */
export type Days = { start: LocalDay; end: LocalDay }

export const ledgerOrder = keyset('occurred_at', 'line_id')

const parameters = ({ start, end }: Days, { category, source, currency, state }: LedgerFilters) => ({
  period_start: start,
  period_end: end,
  ...(category !== null && { only_category: category }),
  ...(source !== null && { only_source: source }),
  ...(currency !== null && { only_currency: currency }),
  ...(state !== null && { only_state: state }),
})

/** A page of lines below a place. Amounts come as text: they must not pass through a float. */
export async function fetchLedgerLines(
  days: Days,
  filters: LedgerFilters,
  place: Place | null,
  size: number,
  signal?: AbortSignal,
): Promise<LedgerLine[]> {
  const query = supabase
    .rpc('get_ledger_lines', {
      ...parameters(days, filters),
      ...(place !== null && { before_at: place.at, before_line: place.id }),
      max_lines: size,
    })
    .select(
      'line_id, occurred_at, occurred_on, source, category, description, amount::text, currency, rate::text, rate_date, rate_source, rate_provisional, amount_sek::text, state, is_setup',
    )
  const { data } = await (signal === undefined ? query : query.abortSignal(signal)).throwOnError()
  return ledgerLines.parse(data)
}

export const ledgerQueries = {
  all: (userId: string) => ['ledger', userId] as const,

  /** What the costs of a period add up to, over all of its lines. */
  summary: (userId: string, days: Days, filters: LedgerFilters) =>
    queryOptions({
      queryKey: [...ledgerQueries.all(userId), 'summary', days, filters],
      queryFn: async ({ signal }) => {
        const { data } = await supabase
          .rpc('get_ledger_summary', parameters(days, filters))
          .abortSignal(signal)
          .throwOnError()
        return ledgerSummary.parse(data)
      },
    }),

  /** The lines themselves, newest first, a page at a time. */
  lines: (userId: string, days: Days, filters: LedgerFilters) =>
    infiniteQueryOptions({
      queryKey: [...ledgerQueries.all(userId), 'lines', days, filters],
      initialPageParam: null as Place | null,
      queryFn: ({ signal, pageParam }) => fetchLedgerLines(days, filters, pageParam, pageSize, signal),
      getNextPageParam: ledgerOrder.next,
    }),
}
