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
import { twilioKeyForm } from './twilio-key-form'
import { TwilioKeyFields } from './twilio-key-fields'
import { useManageIntegrations } from './use-manage-integrations'

const triedTone = { active: 'value', pending: 'warn', error: 'fault', disconnected: 'fault' } as const

/** Connects Twilio in two steps: the key, then the address to paste. */
export function ConnectTwilioDialog({ onClose }: { onClose: () => void }) {
  const { integrations, common } = useMessages()
  const words = integrations.connect
  const manage = useManageIntegrations()
  const [problems, setProblems] = useState<KeyProblems>({})
  const answer = manage.data

  function connect(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const { credentials, problems: keyProblems } = twilioKeyForm.read(form)
    const typed = String(form.get('label') ?? '').trim()
    const label = typed === '' ? undefined : integrationLabel.safeParse(typed)
    setProblems({ ...keyProblems, ...(label?.success === false ? { label: true } : {}) })
    if (credentials === null || label?.success === false) return
    manage.mutate({
      action: 'connect',
      provider: 'twilio',
      credentials,
      ...(label === undefined ? {} : { label: label.data }),
    })
  }

  if (answer?.webhookUrl !== undefined) {
    const { id, status } = answer.integration
    const tried = status === 'disconnected' ? 'error' : status
    return (
      <Dialog
        title={integrations.address.title}
        description={integrations.address.once}
        eyebrow={words.step(2, 2)}
        closeLabel={common.acts.close}
        onClose={onClose}
        isSticky
      >
        <div className="space-y-6">
          <Notice tone={triedTone[status]}>{integrations.address.tried[tried]}</Notice>
          <AddressStep provider="twilio" integrationId={id} webhookUrl={answer.webhookUrl} onDone={onClose} />
        </div>
      </Dialog>
    )
  }
  return (
    <Dialog
      title={words.title}
      description={words.lead}
      eyebrow={words.step(1, 2)}
      closeLabel={common.acts.close}
      onClose={onClose}
    >
      <form noValidate autoComplete="off" onSubmit={connect} className="space-y-5">
        {manage.isError && (
          <Notice tone="fault" isAlert>
            {failureText(manage.error, integrations.failures)}
          </Notice>
        )}
        <TwilioKeyFields problems={problems} />
        <TextField
          label={words.label}
          hint={words.labelHint}
          error={problems.label === true ? words.labelInvalid : undefined}
          name="label"
          autoComplete="off"
          maxLength={80}
        />
        <Button
          type="submit"
          variant="primary"
          className="w-full"
          isBusy={manage.isPending}
          busyLabel={words.busy}
        >
          {words.submit}
        </Button>
      </form>
    </Dialog>
  )
}
