import { useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { DialogForm } from '@/components/ui/dialog-form'
import { useMessages } from '@/hooks/use-messages'
import { showToast } from '@/hooks/use-toasts'
import type { Connection } from './connection'
import { failureText } from './failure-text'
import { KeyFields } from './key-fields'
import { providerOf } from './providers/connectable-providers'
import { useProviderWords } from './providers/use-provider-words'
import { useReplaceWords } from './providers/use-replace-words'
import type { KeyProblems } from './read-key'
import { refusalWords } from './refusal-words'
import { useManageIntegrations } from './use-manage-integrations'

export function ReplaceKeyDialog({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const { integrations, common } = useMessages()
  const words = useReplaceWords(connection.provider)
  const manage = useManageIntegrations()
  const [problems, setProblems] = useState<KeyProblems>({})
  const provider = providerOf(connection)
  const { problems: troubles } = useProviderWords(provider.name)
  const answer = manage.data?.integration
  const isRefused = answer?.status === 'error'

  function replaceKey(typed: FormData) {
    const { credentials, problems: found } = provider.read(typed)
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
      <DialogForm
        onSubmit={replaceKey}
        failure={
          isRefused
            ? refusalWords(troubles, answer.errorCode).title
            : manage.isError && failureText(manage.error, integrations.failures)
        }
        submit={words.submit}
        busy={words.busy}
        isBusy={manage.isPending}
      >
        <KeyFields provider={provider} problems={problems} settings={connection.settings} />
      </DialogForm>
    </Dialog>
  )
}
