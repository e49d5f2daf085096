import { useQuery } from '@tanstack/react-query'
import { Button } from '@/components/ui/button'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useNow } from '@/hooks/use-now'
import { useUserId } from '@/hooks/use-session'
import { showToast } from '@/hooks/use-toasts'
import { syncJobQueries } from '@/lib/queries/sync-jobs'
import type { Connection } from './connection'
import { failureText } from './failure-text'
import { HistoryProgress } from './history-progress'
import { useProviderWords } from './providers/use-provider-words'
import { syncState } from './sync-state'
import { useManageIntegrations } from './use-manage-integrations'

/** How far the reading of a connection has come; reads it now, and stops the fetching of what was before. */
export function ConnectionSync({ connection, isOnline }: { connection: Connection; isOnline: boolean }) {
  const { sync: words, integrations } = useMessages()
  const own = useProviderWords(connection.provider).acts
  const formats = useFormats()
  const manage = useManageIntegrations()
  const { data: jobs = [] } = useQuery(syncJobQueries.list(useUserId()))
  const { recent, backfill } = syncState(jobs, connection.id, useNow(5000))
  const asking = manage.isPending ? manage.variables.action : null

  function run(action: 'sync' | 'cancel-sync', done: string) {
    manage.mutate(
      { action, integrationId: connection.id },
      {
        onSuccess: () => showToast(done),
        onError: (error) => showToast(failureText(error, integrations.failures), 'fault'),
      },
    )
  }
  const readNow = () => run('sync', own.syncQueued)

  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          onClick={readNow}
          disabled={!isOnline || recent.kind === 'held'}
          isBusy={asking === 'sync' || recent.kind === 'reading' || recent.kind === 'queued'}
          busyLabel={recent.kind === 'queued' ? words.queued : words.reading}
        >
          {words.now}
        </Button>
        <p className="max-w-prose min-w-0 flex-1 basis-64 text-small text-ink-soft">
          {'at' in recent ? words.retrying(formats.dateTime(recent.at)) : own.syncExplain}
        </p>
      </div>
      {backfill !== null && (
        <HistoryProgress
          label={connection.label}
          backfill={backfill}
          isDisabled={!isOnline}
          isAsking={asking !== null}
          onStop={() => run('cancel-sync', words.history.stopped)}
          onAgain={readNow}
        />
      )}
    </div>
  )
}
