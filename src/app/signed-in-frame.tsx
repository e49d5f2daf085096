import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { QueryBlock } from '@/components/query-block'
import { onSignOut } from '@/lib/on-sign-out'
import { AppShell } from './app-shell'
import { PageSkeleton } from './page-skeleton'
import { createQueryClient } from './query-client'

/**
 * One person's cache: what was fetched for one is gone before another is shown. Kept here and not in the
 * component's state, because React throws the state of a first render away while it is suspended, and
 * would fetch the account again and again until the first commit.
 */
let kept: { userId: string; queryClient: QueryClient } | null = null
onSignOut(() => {
  kept?.queryClient.clear()
  kept = null
})

function queryClientOf(userId: string): QueryClient {
  if (kept?.userId !== userId) kept = { userId, queryClient: createQueryClient() }
  return kept.queryClient
}

/** The frame of a signed-in person's pages. */
export function SignedInFrame({ userId }: { userId: string }) {
  return (
    <QueryClientProvider client={queryClientOf(userId)}>
      <QueryBlock fallback={<PageSkeleton />}>
        <AppShell userId={userId} />
      </QueryBlock>
    </QueryClientProvider>
  )
}
