import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import { supabase } from '../supabase'
import type { Database } from '../../../supabase/functions/_shared/database.types'

type AccountChange = Pick<
  Database['public']['Tables']['accounts']['Update'],
  'name' | 'time_zone' | 'locale' | 'opening_hours'
>

export const accountQueries = {
  all: (userId: string) => ['accounts', userId] as const,
  /** The owner's business: its name, clock, language and hours. */
  mine: (userId: string) =>
    queryOptions({
      queryKey: [...accountQueries.all(userId), 'mine'],
      staleTime: 5 * 60_000,
      queryFn: async ({ signal }) => {
        const { data } = await supabase
          .from('accounts')
          .select('user_id, name, time_zone, currency, country, locale, opening_hours, is_demo')
          .eq('user_id', userId)
          .abortSignal(signal)
          .single()
          .throwOnError()
        return data
      },
    }),
}

export const updateAccount = (queryClient: QueryClient, userId: string) =>
  mutationOptions({
    mutationFn: async (change: AccountChange) => {
      await supabase
        .from('accounts')
        .update(change)
        .eq('user_id', userId)
        .select('user_id')
        .single()
        .throwOnError()
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: accountQueries.all(userId) }),
  })
