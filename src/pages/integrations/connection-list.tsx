import { useSuspenseQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { integrationQueries } from '@/lib/queries/integrations'
import { ConnectList } from './connect-list'
import type { ConnectionDialogName } from './connection'
import { ConnectionRow } from './connection-row'
import type { ProviderName } from './providers/connectable-provider'
import { connectableProviders } from './providers/connectable-providers'

const ConnectionDialog = lazy(async () => ({
  default: (await import('./connection-dialog')).ConnectionDialog,
}))

type ConnectionListProps = { isOnline: boolean; onConnect: (provider: ProviderName) => void }

/** The connections of the account, or the one step to the first. */
export function ConnectionList({ isOnline, onConnect }: ConnectionListProps) {
  const words = useMessages().integrations
  const { data: connections } = useSuspenseQuery(integrationQueries.list(useUserId()))
  const [open, setOpen] = useState<{ id: string; dialog: ConnectionDialogName } | null>(null)
  const connected = new Set(connections.map(({ provider }) => provider))
  const connection = connections.find(({ id }) => id === open?.id)

  if (connections.length === 0) {
    return (
      <>
        <EmptyState
          title={words.empty.title}
          action={
            <Button variant="primary" onClick={() => onConnect('twilio')} disabled={!isOnline}>
              {words.providers.twilio.connect}
            </Button>
          }
        >
          {words.empty.explain}
        </EmptyState>
        <ConnectList
          title={words.empty.others}
          providers={connectableProviders.filter(({ name }) => name !== 'twilio')}
          connected={connected}
          isDisabled={!isOnline}
          onConnect={onConnect}
        />
      </>
    )
  }
  return (
    <>
      <ul className="divide-y divide-line border-y border-line">
        {connections.map((row) => (
          <ConnectionRow key={row.id} connection={row} onOpen={(dialog) => setOpen({ id: row.id, dialog })} />
        ))}
      </ul>
      <ConnectList
        title={words.connectMore.title}
        // What is missing first, then second accounts.
        providers={connectableProviders.toSorted(
          (a, b) => Number(connected.has(a.name)) - Number(connected.has(b.name)),
        )}
        connected={connected}
        isDisabled={!isOnline}
        onConnect={onConnect}
      />
      {open !== null && connection !== undefined && (
        <Suspense>
          <ConnectionDialog name={open.dialog} connection={connection} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </>
  )
}
