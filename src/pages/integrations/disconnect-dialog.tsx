import { useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { DialogForm } from '@/components/ui/dialog-form'
import { TextField } from '@/components/ui/text-field'
import { useMessages } from '@/hooks/use-messages'
import { showToast } from '@/hooks/use-toasts'
import type { Connection } from './connection'
import { failureText } from './failure-text'
import { useProviderWords } from './providers/use-provider-words'
import { useManageIntegrations } from './use-manage-integrations'

/** Names what will go and what stays, and asks for the name to be typed. */
export function DisconnectDialog({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const { integrations, common } = useMessages()
  const words = integrations.disconnect
  const own = useProviderWords(connection.provider).disconnect
  const manage = useManageIntegrations()
  const [typed, setTyped] = useState('')
  const isConfirmed = typed.trim().toLocaleLowerCase() === connection.label.trim().toLocaleLowerCase()

  function disconnect() {
    if (!isConfirmed) return
    // Said also when this window has gone with its connection, as soon as the list is new.
    manage.mutateAsync({ action: 'disconnect', integrationId: connection.id }).then(
      () => {
        showToast(words.done(connection.label))
        onClose()
      },
      // Shown in the window, by `manage.error`.
      () => undefined,
    )
  }

  return (
    <Dialog title={words.title(connection.label)} closeLabel={common.acts.close} onClose={onClose}>
      <DialogForm
        onSubmit={disconnect}
        failure={manage.isError && failureText(manage.error, integrations.failures)}
        submit={words.submit}
        busy={words.busy}
        isBusy={manage.isPending}
        isDisabled={!isConfirmed}
        variant="danger"
      >
        <div className="space-y-3 text-body">
          <ul className="list-disc space-y-1 ps-5">
            {own.goes.map((loss) => (
              <li key={loss}>{loss}</li>
            ))}
          </ul>
          <p className="text-ink-soft">{own.stays}</p>
        </div>
        <TextField
          label={words.confirm(connection.label)}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          spellCheck={false}
        />
      </DialogForm>
    </Dialog>
  )
}
