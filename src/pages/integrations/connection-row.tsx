import { StatusMark, type StatusTone } from '@/components/ui/status-mark'
import { useFormats } from '@/hooks/use-formats'
import { useIsOnline } from '@/hooks/use-is-online'
import { useMessages } from '@/hooks/use-messages'
import { useNow } from '@/hooks/use-now'
import { showToast } from '@/hooks/use-toasts'
import { problemWords } from '@/lib/messages/provider-words'
import { providerName } from '@/lib/provider-name'
import type { Connection, ConnectionDialogName } from './connection'
import { ConnectionActs } from './connection-acts'
import { ConnectionProblem } from './connection-problem'
import { ConnectionSync } from './connection-sync'
import { connectionState, type ConnectionState } from './connection-state'
import { failureText } from './failure-text'
import { findProvider } from './providers/connectable-providers'
import { useProviderWords } from './providers/use-provider-words'
import { useManageIntegrations } from './use-manage-integrations'

const tone: Record<ConnectionState['kind'], StatusTone> = {
  well: 'value',
  silent: 'value',
  quiet: 'warn',
  pending: 'quiet',
  failed: 'fault',
}

type ConnectionRowProps = { connection: Connection; onOpen: (dialog: ConnectionDialogName) => void }

/** One connection: how it is, when it last was heard from, what is wrong, and what one may do. */
export function ConnectionRow({ connection, onOpen }: ConnectionRowProps) {
  const words = useMessages().integrations
  const formats = useFormats()
  const isOnline = useIsOnline()
  const manage = useManageIntegrations()
  const own = useProviderWords(connection.provider)
  const provider = findProvider(connection.provider)
  const sendsNews = provider?.sendsNews ?? true
  const state = connectionState({ ...connection, sendsNews }, useNow())
  const account = provider?.account(connection.settings)
  const isTrouble = state.kind === 'failed'
  const status = isTrouble ? 'error' : state.kind === 'pending' ? 'pending' : 'active'
  const moment = (at: string | null) => (at === null ? words.facts.never : formats.dateTime(at))

  function test() {
    manage.mutate(
      { action: 'test', integrationId: connection.id },
      {
        onSuccess: ({ integration }) => {
          const trouble = connectionState(
            { ...connection, ...integration, error_code: integration.errorCode, sendsNews },
            Date.now(),
          )
          if (trouble.kind === 'failed') showToast(problemWords(own.problems, trouble.code).title, 'fault')
          else showToast(own.acts.testGood)
        },
        onError: (error) => showToast(failureText(error, words.failures), 'fault'),
      },
    )
  }

  return (
    <li className="space-y-5 py-7">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 className="text-section">{connection.label}</h2>
        <p className="text-small font-medium">
          <StatusMark tone={tone[state.kind]}>
            {state.kind === 'silent' ? own.status.silent : words.status[status]}
          </StatusMark>
        </p>
      </div>
      <ConnectionProblem
        provider={connection.provider}
        state={state}
        isDisabled={!isOnline}
        isTesting={manage.isPending}
        onTest={test}
        onReplaceKey={() => onOpen('replace-key')}
        onRotate={() => onOpen('rotate')}
      />
      <dl className="grid grid-cols-2 gap-x-8 gap-y-4 text-small lg:grid-cols-4">
        {sendsNews && <Fact name={words.facts.lastEvent} value={moment(connection.last_event_at)} />}
        <Fact name={own.lastSync} value={moment(connection.last_sync_at)} />
        <Fact
          name={words.facts.account}
          value={[providerName(connection.provider), account].filter(Boolean).join(' ')}
        />
        <Fact name={words.facts.connected} value={formats.date(connection.created_at)} />
      </dl>
      <ConnectionSync connection={connection} isOnline={isOnline} />
      <ConnectionActs
        label={connection.label}
        provider={connection.provider}
        isDisabled={!isOnline}
        isTesting={manage.isPending}
        onTest={test}
        onOpen={onOpen}
      />
    </li>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="text-ink-soft">{name}</dt>
      <dd className="mt-0.5 font-medium">{value}</dd>
    </div>
  )
}
