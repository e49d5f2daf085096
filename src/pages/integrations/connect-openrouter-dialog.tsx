import { useState, type FormEvent } from 'react'
import { Link } from 'react-router'
import { paths } from '@/app/paths'
import { Button, buttonClass } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'
import { useMessages } from '@/hooks/use-messages'
import { problemWords } from '@/lib/messages/provider-words'
import { integrationLabel } from '../../../supabase/functions/_shared/contracts/manage-integrations'
import { connectionState } from './connection-state'
import { failureText } from './failure-text'
import type { KeyProblems } from './key-form'
import { openrouterKeyForm } from './openrouter-key-form'
import { useManageIntegrations } from './use-manage-integrations'

/** Connects OpenRouter: one key, tried at once. A key of the wrong kind is said here, where it can be exchanged. */
export function ConnectOpenrouterDialog({ onClose }: { onClose: () => void }) {
  const { integrations, common } = useMessages()
  const words = integrations.openrouter
  const form = integrations.connect
  const manage = useManageIntegrations()
  const [problems, setProblems] = useState<KeyProblems>({})
  const connected = manage.data?.integration
  const isRefused = connected?.status === 'error'

  function connect(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const key = openrouterKeyForm.read(typed)
    const name = String(typed.get('label') ?? '').trim()
    const label = name === '' ? undefined : integrationLabel.safeParse(name)
    setProblems({ ...key.problems, ...(label?.success === false ? { label: true } : {}) })
    const { credentials } = key
    if (credentials === null || label?.success === false) return
    const named = label === undefined ? {} : { label: label.data }
    // A key that was refused has made a connection already: the next one takes its place.
    if (connected) manage.mutate({ action: 'update', integrationId: connected.id, credentials, ...named })
    else manage.mutate({ action: 'connect', provider: 'openrouter', credentials, ...named })
  }

  if (connected && !isRefused) {
    return (
      <Dialog title={words.title} closeLabel={common.acts.close} onClose={onClose}>
        <div className="space-y-6">
          <Notice tone={connected.status === 'active' ? 'value' : 'warn'}>
            {words.tried[connected.status === 'active' ? 'active' : 'pending']}
          </Notice>
          <div className="flex flex-wrap justify-end gap-3">
            <Link to={paths.ai.href()} className={buttonClass('secondary')}>
              {words.toAi}
            </Link>
            <Button variant="primary" onClick={onClose}>
              {words.done}
            </Button>
          </div>
        </div>
      </Dialog>
    )
  }
  return (
    <Dialog title={words.title} description={words.lead} closeLabel={common.acts.close} onClose={onClose}>
      <form noValidate autoComplete="off" onSubmit={connect} className="space-y-5">
        <Trouble error={manage.isError ? manage.error : null} refusal={connected?.errorCode ?? null} />
        <ol className="space-y-2 text-small text-ink-soft">
          {words.steps.map((step, place) => (
            <li key={step} className="flex gap-3">
              <span aria-hidden className="w-3 shrink-0 font-bold text-value">
                {place + 1}
              </span>
              <span>{step}</span>
            </li>
          ))}
        </ol>
        <openrouterKeyForm.Fields problems={problems} />
        <TextField
          label={form.label}
          hint={form.labelHint}
          error={problems.label === true ? form.labelInvalid : undefined}
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

/** Why it did not work: our own trouble, or what OpenRouter said of the key. */
function Trouble({ error, refusal }: { error: unknown; refusal: string | null }) {
  const { failures, providers, openrouter } = useMessages().integrations
  if (error !== null) {
    return (
      <Notice tone="fault" isAlert>
        {failureText(error, failures)}
      </Notice>
    )
  }
  if (refusal === null) return null
  const state = connectionState(
    { status: 'error', error_code: refusal, last_event_at: null, sendsNews: false },
    0,
  )
  if (state.kind !== 'failed') return null
  const { title, meaning } = problemWords(providers.openrouter.problems, state.code)
  return (
    <Notice tone="fault" title={title} isAlert>
      {state.code === 'CREDENTIALS_REFUSED' ? openrouter.refused : meaning}
    </Notice>
  )
}
