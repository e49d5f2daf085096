import { queryOptions } from '@tanstack/react-query'
import { supabase } from '../supabase'

export const syncJobQueries = {
  all: (userId: string) => ['sync-jobs', userId] as const,
  /** What is read from the account's connections, or was and has stopped, newest first. */
  list: (userId: string) =>
    queryOptions({
      queryKey: [...syncJobQueries.all(userId), 'list'],
      queryFn: async ({ signal }) => {
        const { data } = await supabase
          .from('sync_jobs')
          .select('id, integration_id, mode, state, due_at, done, total, cancel_requested, error_code')
          .eq('user_id', userId)
          .in('state', ['waiting', 'running', 'failed'])
          .order('created_at', { ascending: false })
          .abortSignal(signal)
          .throwOnError()
        return data
      },
    }),
}
