import { queryOptions } from '@tanstack/react-query'
import { supabase } from '../supabase'
import type { LocalDay } from '../local-days'
import { overviewDocument } from './overview-document'

export const overviewQueries = {
  all: (userId: string) => ['overview', userId] as const,
  /** Everything the overview shows of a stretch of local days, both inclusive, in one answer. */
  period: (userId: string, start: LocalDay, end: LocalDay) =>
    queryOptions({
      queryKey: [...overviewQueries.all(userId), 'period', start, end],
      queryFn: async ({ signal }) => {
        const { data } = await supabase
          .rpc('get_call_overview', { period_start: start, period_end: end })
          .abortSignal(signal)
          .throwOnError()
        return overviewDocument.parse(data)
      },
    }),
}
