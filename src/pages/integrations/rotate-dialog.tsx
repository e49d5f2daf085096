import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { useMessages } from '@/hooks/use-messages'
import { AddressStep } from './address-step'
import type { Connection } from './connection'
import { failureText } from './failure-text'
import { useManageIntegrations } from './use-manage-integrations'

/** Says what a new address means, makes one, and shows it once. */
export function RotateDialog({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const { integrations, common } = useMessages()
  const words = integrations.rotate
  const manage = useManageIntegrations()
  const webhookUrl = manage.data?.webhookUrl

  if (webhookUrl !== undefined) {
    return (
      <Dialog
        title={integrations.address.titleRotated}
        description={integrations.address.rotated}
        closeLabel={common.acts.close}
        onClose={onClose}
        isSticky
      >
        <AddressStep integrationId={connection.id} webhookUrl={webhookUrl} onDone={onClose} />
      </Dialog>
    )
  }
  return (
    <Dialog title={words.title} description={words.lead} closeLabel={common.acts.close} onClose={onClose}>
      {manage.isError && (
        <div className="mb-5">
          <Notice tone="fault" isAlert>
            {failureText(manage.error, integrations.failures)}
          </Notice>
        </div>
      )}
      <div className="flex flex-col gap-3 md:flex-row-reverse md:justify-start">
        <Button
          variant="primary"
          isBusy={manage.isPending}
          busyLabel={words.busy}
          onClick={() => manage.mutate({ action: 'rotate-webhook', integrationId: connection.id })}
        >
          {words.submit}
        </Button>
        <Button onClick={onClose}>{common.acts.cancel}</Button>
      </div>
    </Dialog>
  )
}
