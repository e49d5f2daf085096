import { queryOptions } from '@tanstack/react-query'
import type { LocalDay } from '../local-days'
import { supabase } from '../supabase'

/** SEK per unit of a currency on a day; `rate_date` is the day of the fixing, at most 7 days before. */
export type DailyRate = {
  day: LocalDay
  rate: string
  rate_date: LocalDay
  source: string
  provisional: boolean
}

export const rateQueries = {
  all: () => ['rates'] as const,
  /** The rates of a stretch of days, both inclusive, ascending. A day without one is missing, not guessed. */
  daily: (currency: string, from: LocalDay, to: LocalDay) =>
    queryOptions({
      queryKey: [...rateQueries.all(), 'daily', currency, from, to],
      queryFn: async ({ signal }): Promise<DailyRate[]> => {
        const { data } = await supabase
          .from('daily_rates')
          // As text: a rate must not pass through a float.
          .select('day, rate::text, rate_date, source, provisional')
          .eq('currency', currency)
          .gte('day', from)
          .lte('day', to)
          .order('day')
          .abortSignal(signal)
          .throwOnError()
        return data
      },
    }),
}
