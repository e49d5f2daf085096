import { useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { DialogForm } from '@/components/ui/dialog-form'
import { TextField } from '@/components/ui/text-field'
import { useMessages } from '@/hooks/use-messages'
import { integrationLabel } from '../../../supabase/functions/_shared/contracts/manage-integrations'
import type { Connection } from './connection'
import { failureText } from './failure-text'
import { useManageIntegrations } from './use-manage-integrations'

export function RenameDialog({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const { integrations, common } = useMessages()
  const words = integrations.rename
  const manage = useManageIntegrations()
  const [isInvalid, setIsInvalid] = useState(false)

  function rename(typed: FormData) {
    const label = integrationLabel.safeParse(typed.get('label'))
    setIsInvalid(!label.success)
    if (!label.success) return
    manage.mutate(
      { action: 'update', integrationId: connection.id, label: label.data },
      { onSuccess: onClose },
    )
  }

  return (
    <Dialog title={words.title} closeLabel={common.acts.close} onClose={onClose}>
      <DialogForm
        onSubmit={rename}
        failure={manage.isError && failureText(manage.error, integrations.failures)}
        submit={words.submit}
        busy={words.busy}
        isBusy={manage.isPending}
      >
        <TextField
          label={words.label}
          name="label"
          defaultValue={connection.label}
          error={isInvalid ? words.invalid : undefined}
          maxLength={80}
          autoComplete="off"
          required
        />
      </DialogForm>
    </Dialog>
  )
}
