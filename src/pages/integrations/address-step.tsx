import { useSuspenseQuery } from '@tanstack/react-query'
import { Button } from '@/components/ui/button'
import { CopyField } from '@/components/ui/copy-field'
import { StatusMark } from '@/components/ui/status-mark'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { integrationQueries } from '@/lib/queries/integrations'
import { useAddressWords } from './providers/use-address-words'

type AddressStepProps = { provider: string; integrationId: string; webhookUrl: string; onDone: () => void }

/** The address, shown once; where it goes, in plain words; and word as soon as the first news arrives. */
export function AddressStep({ provider, integrationId, webhookUrl, onDone }: AddressStepProps) {
  const { common } = useMessages()
  const words = useAddressWords(provider)
  return (
    <div className="space-y-6">
      <CopyField
        label={words.label}
        value={webhookUrl}
        copyLabel={common.acts.copy}
        copiedLabel={common.acts.copied}
      />
      <ol className="space-y-3 text-body">
        {words.steps.map((step, place) => (
          <li key={step} className="flex gap-3">
            <span aria-hidden className="w-4 shrink-0 font-bold text-value">
              {place + 1}
            </span>
            <span>{step}</span>
          </li>
        ))}
      </ol>
      {words.retry && (
        <p className="text-small text-ink-soft">
          {words.retry.hint} <code className="text-ink">{words.retry.suffix}</code>
        </p>
      )}
      <div className="flex items-center justify-between gap-4 border-t border-line pt-5">
        <FirstEvent provider={provider} integrationId={integrationId} />
        <Button variant="primary" onClick={onDone}>
          {words.done}
        </Button>
      </div>
    </div>
  )
}

/** Turns from waiting to arrived while the window is open, when the account's channel tells of it. */
function FirstEvent({ provider, integrationId }: { provider: string; integrationId: string }) {
  const words = useAddressWords(provider)
  const formats = useFormats()
  const { data } = useSuspenseQuery(integrationQueries.list(useUserId()))
  const arrivedAt = data.find(({ id }) => id === integrationId)?.last_event_at ?? null
  return (
    <p role="status" className="min-w-0 flex-1 text-small">
      <StatusMark tone={arrivedAt === null ? 'quiet' : 'value'}>
        {arrivedAt === null ? words.waiting : words.arrived(formats.dateTime(arrivedAt))}
      </StatusMark>
    </p>
  )
}
