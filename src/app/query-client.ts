import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { showToast } from '@/hooks/use-toasts'
import { currentLocale } from '@/hooks/use-ui-store'
import { messagesFor } from '@/lib/messages/messages'
import { mayRetry, problemKind } from '@/lib/problem'
import { supabase } from '@/lib/supabase'

const errorWords = () => messagesFor(currentLocale()).errors

const renewPauseMs = 30_000
let renewedAt = -renewPauseMs

/**
 * A refused sign-in: ask for a new token, once in a while. If that fails too, supabase-js signs out and the
 * page asks for the password.
 */
function renewWhenExpired(error: unknown): void {
  if (problemKind(error) !== 'expired' || performance.now() - renewedAt < renewPauseMs) return
  renewedAt = performance.now()
  void supabase.auth.refreshSession()
}

/**
 * Errors by situation: a first load that fails goes to its block's boundary; a refresh that fails behind
 * shown figures is said once, and the figures stay; a mutation is told at its form, or in passing when it
 * has none (`meta.inPassing`).
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        renewWhenExpired(error)
        const kind = problemKind(error)
        const isSilent = kind === 'offline' || kind === 'expired'
        if (query.state.data !== undefined && !isSilent) showToast(errorWords().refreshFailed, 'fault')
      },
    }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _result, mutation) => {
        renewWhenExpired(error)
        if (mutation.meta?.inPassing === true) showToast(errorWords().saveFailed, 'fault')
      },
    }),
    defaultOptions: {
      queries: {
        // Realtime tells when something changed; this only spares a second fetch within one view.
        staleTime: 30_000,
        // Offline a fetch should fail and say so, not wait behind a skeleton for ever.
        networkMode: 'always',
        retry: (failures, error) => failures < 2 && mayRetry(problemKind(error)),
        retryDelay: (failures) => 500 * 2 ** failures,
      },
      mutations: { networkMode: 'always' },
    },
  })
}
