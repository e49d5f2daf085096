import { useState, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { useMessages } from '@/hooks/use-messages'
import { showToast } from '@/hooks/use-toasts'
import type { Connection } from './connection'
import { failureText } from './failure-text'
import { readTwilioKey } from './read-twilio-key'
import { TwilioKeyFields, type KeyProblems } from './twilio-key-fields'
import { useManageIntegrations } from './use-manage-integrations'

export function ReplaceKeyDialog({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const { integrations, common } = useMessages()
  const words = integrations.replaceKey
  const manage = useManageIntegrations()
  const [problems, setProblems] = useState<KeyProblems>({})
  const isRefused = manage.data?.integration.status === 'error'

  function replaceKey(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const { credentials, problems: found } = readTwilioKey(new FormData(event.currentTarget))
    setProblems(found ?? {})
    if (credentials === null) return
    manage.mutate(
      { action: 'update', integrationId: connection.id, credentials },
      {
        onSuccess: ({ integration }) => {
          if (integration.status === 'error') return
          showToast(words.done)
          onClose()
        },
      },
    )
  }

  return (
    <Dialog title={words.title} description={words.lead} closeLabel={common.acts.close} onClose={onClose}>
      <form noValidate autoComplete="off" onSubmit={replaceKey} className="space-y-5">
        {(manage.isError || isRefused) && (
          <Notice tone="fault" isAlert>
            {isRefused
              ? integrations.problems.CREDENTIALS_REFUSED.title
              : failureText(manage.error, integrations.failures)}
          </Notice>
        )}
        <TwilioKeyFields
          problems={problems}
          {...(connection.settings.accountSid === undefined
            ? {}
            : { knownSid: connection.settings.accountSid })}
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
