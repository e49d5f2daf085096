import { queryOptions } from '@tanstack/react-query'
import type { LocalDay } from '../local-days'
import { supabase } from '../supabase'
import { dashboardDocument } from './dashboard-document'

export const dashboardQueries = {
  all: (userId: string) => ['dashboard', userId] as const,
  /** Everything Overview shows of a stretch of local days, both inclusive, in one answer. */
  period: (userId: string, start: LocalDay, end: LocalDay) =>
    queryOptions({
      queryKey: [...dashboardQueries.all(userId), 'period', start, end],
      queryFn: async ({ signal }) => {
        const { data } = await supabase
          .rpc('get_dashboard', { period_start: start, period_end: end })
          .abortSignal(signal)
          .throwOnError()
        return dashboardDocument.parse(data)
      },
    }),
}
