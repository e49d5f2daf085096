import { useState, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { useMessages } from '@/hooks/use-messages'
import { showToast } from '@/hooks/use-toasts'
import type { Connection } from './connection'
import { failureText } from './failure-text'
import { keyFormOf, type KeyProblems } from './key-form'
import { refusalWords } from './refusal-words'
import { useProviderWords } from './providers/use-provider-words'
import { useManageIntegrations } from './use-manage-integrations'

export function ReplaceKeyDialog({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const { integrations, common } = useMessages()
  const words = integrations.replaceKey
  const manage = useManageIntegrations()
  const [problems, setProblems] = useState<KeyProblems>({})
  const { Fields, read } = keyFormOf(connection.provider)
  const { problems: troubles } = useProviderWords(connection.provider)
  const answer = manage.data?.integration
  const isRefused = answer?.status === 'error'

  function replaceKey(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const { credentials, problems: found } = read(new FormData(event.currentTarget))
    setProblems(found)
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
              ? refusalWords(troubles, answer.errorCode).title
              : failureText(manage.error, integrations.failures)}
          </Notice>
        )}
        <Fields problems={problems} settings={connection.settings} />
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
