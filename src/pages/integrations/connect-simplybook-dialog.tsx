import { useState, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'
import { useMessages } from '@/hooks/use-messages'
import { integrationLabel } from '../../../supabase/functions/_shared/contracts/manage-integrations'
import { AddressStep } from './address-step'
import { failureText } from './failure-text'
import type { KeyProblems } from './key-form'
import { refusalWords } from './refusal-words'
import { simplybookKeyForm, simplybookSettings } from './simplybook-key-form'
import { useManageIntegrations } from './use-manage-integrations'

/** Connects SimplyBook.me in two steps: the login, which can be corrected on the spot, then the address to paste. */
export function ConnectSimplybookDialog({ onClose }: { onClose: () => void }) {
  const { integrations, common } = useMessages()
  const words = integrations.simplybook
  const form = integrations.connect
  const manage = useManageIntegrations()
  const [problems, setProblems] = useState<KeyProblems>({})
  // Shown once, by the answer that made the connection; a corrected login brings no second one.
  const [webhookUrl, setWebhookUrl] = useState<string>()
  const connected = manage.data?.integration
  const isRefused = connected?.status === 'error'

  function connect(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const { credentials, problems: found } = simplybookKeyForm.read(typed)
    const name = String(typed.get('label') ?? '').trim()
    const label = name === '' ? undefined : integrationLabel.safeParse(name)
    setProblems({ ...found, ...(label?.success === false ? { label: true } : {}) })
    if (credentials === null || label?.success === false) return
    const rest = {
      credentials,
      settings: simplybookSettings(typed),
      ...(label === undefined ? {} : { label: label.data }),
    }
    if (connected) {
      manage.mutate({ action: 'update', integrationId: connected.id, ...rest })
      return
    }
    manage.mutate(
      { action: 'connect', provider: 'simplybook', ...rest },
      { onSuccess: (answer) => setWebhookUrl(answer.webhookUrl) },
    )
  }

  if (connected && !isRefused && webhookUrl !== undefined) {
    const tried = connected.status === 'active' ? 'active' : 'pending'
    return (
      <Dialog
        title={words.address.title}
        description={words.address.once}
        eyebrow={form.step(2, 2)}
        closeLabel={common.acts.close}
        onClose={onClose}
        isSticky
      >
        <div className="space-y-6">
          <Notice tone={tried === 'active' ? 'value' : 'warn'}>{words.address.tried[tried]}</Notice>
          <AddressStep
            provider="simplybook"
            integrationId={connected.id}
            webhookUrl={webhookUrl}
            onDone={onClose}
          />
        </div>
      </Dialog>
    )
  }
  return (
    <Dialog
      title={words.title}
      description={words.lead}
      eyebrow={form.step(1, 2)}
      closeLabel={common.acts.close}
      onClose={onClose}
    >
      <form noValidate autoComplete="off" onSubmit={connect} className="space-y-5">
        {manage.isError && (
          <Notice tone="fault" isAlert>
            {failureText(manage.error, integrations.failures)}
          </Notice>
        )}
        {!manage.isError && isRefused && <Refusal code={connected.errorCode} />}
        <simplybookKeyForm.Fields problems={problems} />
        <TextField
          label={form.label}
          hint={form.labelHint}
          error={problems['label'] === true ? form.labelInvalid : undefined}
          name="label"
          autoComplete="off"
          maxLength={80}
        />
        <Button
          type="submit"
          variant="primary"
          className="w-full"
          isBusy={manage.isPending}
          busyLabel={form.busy}
        >
          {form.submit}
        </Button>
      </form>
    </Dialog>
  )
}

/** What SimplyBook.me said of the login. */
function Refusal({ code }: { code: string | null }) {
  const { problems } = useMessages().integrations.providers.simplybook
  const { title, meaning } = refusalWords(problems, code)
  return (
    <Notice tone="fault" title={title} isAlert>
      {meaning}
    </Notice>
  )
}
