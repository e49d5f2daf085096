import { useSuspenseQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { integrationQueries } from '@/lib/queries/integrations'
import type { ConnectionDialogName } from './connection'
import { ConnectionRow } from './connection-row'

const ConnectionDialog = lazy(async () => ({
  default: (await import('./connection-dialog')).ConnectionDialog,
}))

type ConnectionListProps = { isOnline: boolean; onConnect: () => void }

/** The connections of the account, or the one step to the first. */
export function ConnectionList({ isOnline, onConnect }: ConnectionListProps) {
  const words = useMessages().integrations
  const { data: connections } = useSuspenseQuery(integrationQueries.list(useUserId()))
  const [open, setOpen] = useState<{ id: string; dialog: ConnectionDialogName } | null>(null)
  const connection = connections.find(({ id }) => id === open?.id)

  if (connections.length === 0) {
    return (
      <EmptyState
        title={words.empty.title}
        action={
          <Button variant="primary" onClick={onConnect} disabled={!isOnline}>
            {words.connectTwilio}
          </Button>
        }
      >
        {words.empty.explain}
      </EmptyState>
    )
  }
  return (
    <>
      <ul className="divide-y divide-line border-y border-line">
        {connections.map((row) => (
          <ConnectionRow key={row.id} connection={row} onOpen={(dialog) => setOpen({ id: row.id, dialog })} />
        ))}
      </ul>
      <div className="mt-6">
        <Button onClick={onConnect} disabled={!isOnline}>
          {words.connectTwilio}
        </Button>
      </div>
      {open !== null && connection !== undefined && (
        <Suspense>
          <ConnectionDialog name={open.dialog} connection={connection} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </>
  )
}
