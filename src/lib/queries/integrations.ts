import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import {
  manageIntegrationsAnswer,
  type ManageIntegrationsAnswer,
  type ManageIntegrationsRequest,
} from '../../../supabase/functions/_shared/contracts/manage-integrations'
import { invokeFunction } from '../invoke-function'
import { supabase } from '../supabase'
import { syncJobQueries } from './sync-jobs'

const text = z.catch(z.optional(z.string()), undefined)
const settingsShape = z.object({ accountSid: text, companyLogin: text })

export const integrationQueries = {
  all: (userId: string) => ['integrations', userId] as const,
  /** What is connected now, oldest first; what was disconnected is history and not shown. */
  list: (userId: string) =>
    queryOptions({
      queryKey: [...integrationQueries.all(userId), 'list'],
      queryFn: async ({ signal }) => {
        const { data } = await supabase
          .from('integrations')
          .select(
            'id, provider, label, status, settings, error_code, last_event_at, last_sync_at, created_at',
          )
          .eq('user_id', userId)
          .neq('status', 'disconnected')
          .order('created_at')
          .abortSignal(signal)
          .throwOnError()
        return data.map((row) => ({ ...row, settings: settingsShape.parse(row.settings) }))
      },
    }),
}

/** Every act on a connection is one request to the function that alone may write them. */
export const manageIntegrations = (queryClient: QueryClient, userId: string) =>
  mutationOptions({
    mutationFn: (request: ManageIntegrationsRequest): Promise<ManageIntegrationsAnswer> =>
      invokeFunction('manage-integrations', request, manageIntegrationsAnswer),
    onSettled: () => {
      // Not waited for: whoever asked has gone from the page once the list is new, and would not hear how it went.
      void queryClient.invalidateQueries({ queryKey: syncJobQueries.all(userId) })
      return queryClient.invalidateQueries({ queryKey: integrationQueries.all(userId) })
    },
  })
