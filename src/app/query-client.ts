import { isAuthRetryableFetchError } from '@supabase/supabase-js'
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
 * A refused sign-in: ask for a new token, once in a while. If that is refused too, the sign-in is over here,
 * whatever the clock says about the token we hold, and the page asks for the password.
 */
async function renewWhenExpired(error: unknown): Promise<void> {
  if (problemKind(error) !== 'expired' || performance.now() - renewedAt < renewPauseMs) return
  renewedAt = performance.now()
  const { error: refusal } = await supabase.auth.refreshSession()
  if (refusal !== null && !isAuthRetryableFetchError(refusal)) await supabase.auth.signOut({ scope: 'local' })
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
        void renewWhenExpired(error)
        const kind = problemKind(error)
        const isSilent = kind === 'offline' || kind === 'expired'
        if (query.state.data !== undefined && !isSilent) showToast(errorWords().refreshFailed, 'fault')
      },
    }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _result, mutation) => {
        void renewWhenExpired(error)
        if (mutation.meta?.inPassing === true) showToast(errorWords().saveFailed, 'fault')
      },
    }),
    defaultOptions: {
      queries: {
        // Realtime tells when something changed; this only spares a second fetch within one view.
        staleTime: 30_000,
        // The account's channel refetches what is live when the page is seen again; twice would be waste.
        refetchOnWindowFocus: false,
        // Offline a fetch should fail and say so, not wait behind a skeleton for ever.
        networkMode: 'always',
        retry: (failures, error) => failures < 2 && mayRetry(problemKind(error)),
        retryDelay: (failures) => 500 * 2 ** failures,
      },
      mutations: { networkMode: 'always' },
    },
  })
}
