import { useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { DialogForm } from '@/components/ui/dialog-form'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'
import { useMessages } from '@/hooks/use-messages'
import { integrationLabel } from '../../../supabase/functions/_shared/contracts/manage-integrations'
import { ConnectedStep } from './connected-step'
import { failureText } from './failure-text'
import { KeyFields } from './key-fields'
import type { ConnectableProvider } from './providers/connectable-provider'
import { useProviderWords } from './providers/use-provider-words'
import type { KeyProblems } from './read-key'
import { refusalWords } from './refusal-words'
import { StepList } from './step-list'
import { useManageIntegrations } from './use-manage-integrations'

type ConnectDialogProps = { provider: ConnectableProvider; onClose: () => void }

/** Connects a provider: its key, tried at once and corrected on the spot; then the address to paste, if it sends news. */
export function ConnectDialog({ provider, onClose }: ConnectDialogProps) {
  const { integrations, common } = useMessages()
  const words = integrations.connect
  const own = useProviderWords(provider.name)
  const manage = useManageIntegrations()
  const [problems, setProblems] = useState<KeyProblems>({})
  // By the answer that made the connection, the only one that holds the address.
  const [made, setMade] = useState<{ id: string; webhookUrl: string | undefined }>()
  const connected = manage.data?.integration
  const isRefused = connected?.status === 'error'

  function connect(typed: FormData) {
    const { credentials, problems: found } = provider.read(typed)
    const name = String(typed.get('label') ?? '').trim()
    const label = name === '' ? undefined : integrationLabel.safeParse(name)
    setProblems({ ...found, ...(label?.success === false ? { label: true } : {}) })
    if (credentials === null || label?.success === false) return
    const settings = provider.settings?.(typed)
    const key = { credentials, ...(settings && { settings }), ...(label && { label: label.data }) }
    // A key that was refused has made a connection already: the next one takes its place.
    if (made) manage.mutate({ action: 'update', integrationId: made.id, ...key })
    else {
      manage.mutate(
        { action: 'connect', provider: provider.name, ...key },
        { onSuccess: ({ integration, webhookUrl }) => setMade({ id: integration.id, webhookUrl }) },
      )
    }
  }

  if (made && connected && !isRefused) {
    return (
      <ConnectedStep
        provider={provider}
        {...made}
        isTried={connected.status === 'active'}
        onClose={onClose}
      />
    )
  }
  return (
    <Dialog
      title={own.connect}
      description={own.key.lead}
      {...(provider.sendsNews ? { eyebrow: words.step(1, 2) } : {})}
      closeLabel={common.acts.close}
      onClose={onClose}
    >
      <DialogForm
        onSubmit={connect}
        failure={
          manage.isError ? (
            failureText(manage.error, integrations.failures)
          ) : isRefused ? (
            <Refusal provider={provider.name} code={connected.errorCode} />
          ) : null
        }
        submit={words.submit}
        busy={words.busy}
        isBusy={manage.isPending}
      >
        {own.key.steps && <StepList steps={own.key.steps} className="text-small text-ink-soft" />}
        <KeyFields provider={provider} problems={problems} />
        <TextField
          label={words.label}
          hint={words.labelHint}
          error={problems['label'] === true ? words.labelInvalid : undefined}
          name="label"
          autoComplete="off"
          maxLength={80}
        />
      </DialogForm>
    </Dialog>
  )
}

/** What the provider said of the key. */
function Refusal({ provider, code }: { provider: string; code: string | null }) {
  const { problems, key } = useProviderWords(provider)
  const { title, meaning } = refusalWords(problems, code)
  return (
    <Notice tone="fault" title={title} isAlert>
      {code === 'CREDENTIALS_REFUSED' ? key.refused : meaning}
    </Notice>
  )
}
