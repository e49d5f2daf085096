import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { QueryBlock } from '@/components/query-block'
import '@/lib/messages/page-messages'
import { AppShell } from './app-shell'
import { PageSkeleton } from './page-skeleton'
import { createQueryClient } from './query-client'

/** One person's view with a cache of its own: what was fetched for one is gone before another is shown. */
export function SignedInFrame({ userId }: { userId: string }) {
  const [queryClient] = useState(createQueryClient)
  return (
    <QueryClientProvider client={queryClient}>
      <QueryBlock fallback={<PageSkeleton />}>
        <AppShell userId={userId} />
      </QueryBlock>
    </QueryClientProvider>
  )
}
