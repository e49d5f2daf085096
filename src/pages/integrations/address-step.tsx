import { useSuspenseQuery } from '@tanstack/react-query'
import { Button } from '@/components/ui/button'
import { CopyField } from '@/components/ui/copy-field'
import { StatusMark } from '@/components/ui/status-mark'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import type { AddressWords } from '@/lib/messages/provider-words'
import { integrationQueries } from '@/lib/queries/integrations'
import { StepList } from './step-list'

type AddressStepProps = {
  words: AddressWords
  integrationId: string
  webhookUrl: string
  onDone: () => void
}

/** The address, shown once; where it goes, in plain words; and word as soon as the first news arrives. */
export function AddressStep({ words, integrationId, webhookUrl, onDone }: AddressStepProps) {
  const { integrations, common } = useMessages()
  return (
    <div className="space-y-6">
      <CopyField
        label={words.label}
        value={webhookUrl}
        copyLabel={common.acts.copy}
        copiedLabel={common.acts.copied}
      />
      <StepList steps={words.steps} className="text-body" />
      {words.retry && (
        <p className="text-small text-ink-soft">
          {words.retry.hint} <code className="text-ink">{words.retry.suffix}</code>
        </p>
      )}
      <div className="flex items-center justify-between gap-4 border-t border-line pt-5">
        <FirstEvent words={words} integrationId={integrationId} />
        <Button variant="primary" onClick={onDone}>
          {integrations.address.done}
        </Button>
      </div>
    </div>
  )
}

/** Turns from waiting to arrived while the window is open, when the account's channel tells of it. */
function FirstEvent({ words, integrationId }: { words: AddressWords; integrationId: string }) {
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
