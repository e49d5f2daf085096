import { lazy, Suspense } from 'react'
import { useSearchParams } from 'react-router'
import { PageHeading } from '@/components/layout/page-heading'
import { PageTop } from '@/components/layout/page-top'
import { QueryBlock } from '@/components/query-block'
import { Notice } from '@/components/ui/notice'
import { SkeletonRows } from '@/components/ui/skeleton'
import { useIsOnline } from '@/hooks/use-is-online'
import { useMessages } from '@/hooks/use-messages'
import { ConnectionList } from './connection-list'
import { findProvider } from './providers/connectable-providers'

const ConnectDialog = lazy(async () => ({ default: (await import('./connect-dialog')).ConnectDialog }))

/** Where the figures come from. `?connect=<provider>` opens the window, so other pages can lead straight to it. */
export function IntegrationsPage() {
  const words = useMessages().integrations
  const isOnline = useIsOnline()
  const [search, setSearch] = useSearchParams()
  const connecting = findProvider(search.get('connect'))

  return (
    <>
      <PageTop />
      <PageHeading title={words.title} lead={words.lead} />
      {!isOnline && (
        <div className="mb-8">
          <Notice tone="warn">{words.offlineReason}</Notice>
        </div>
      )}
      <QueryBlock fallback={<SkeletonRows rows={2} className="h-44" label={words.loading} />}>
        <ConnectionList isOnline={isOnline} onConnect={(provider) => setSearch({ connect: provider })} />
        {connecting && (
          <Suspense>
            <ConnectDialog provider={connecting} onClose={() => setSearch({}, { replace: true })} />
          </Suspense>
        )}
      </QueryBlock>
    </>
  )
}
