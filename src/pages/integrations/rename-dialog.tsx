import { useState, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'
import { useMessages } from '@/hooks/use-messages'
import { integrationLabel } from '../../../supabase/functions/_shared/contracts/manage-integrations'
import type { Connection } from './connection'
import { failureText } from './failure-text'
import { useManageIntegrations } from './use-manage-integrations'

type ConnectionDialogProps = { connection: Connection; onClose: () => void }

export function RenameDialog({ connection, onClose }: ConnectionDialogProps) {
  const { integrations, common } = useMessages()
  const words = integrations.rename
  const manage = useManageIntegrations()
  const [isInvalid, setIsInvalid] = useState(false)

  function rename(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const label = integrationLabel.safeParse(new FormData(event.currentTarget).get('label'))
    setIsInvalid(!label.success)
    if (!label.success) return
    manage.mutate(
      { action: 'update', integrationId: connection.id, label: label.data },
      { onSuccess: onClose },
    )
  }

  return (
    <Dialog title={words.title} closeLabel={common.acts.close} onClose={onClose}>
      <form noValidate onSubmit={rename} className="space-y-5">
        {manage.isError && (
          <Notice tone="fault" isAlert>
            {failureText(manage.error, integrations.failures)}
          </Notice>
        )}
        <TextField
          label={words.label}
          name="label"
          defaultValue={connection.label}
          error={isInvalid ? words.invalid : undefined}
          maxLength={80}
          autoComplete="off"
          required
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
