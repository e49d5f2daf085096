import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { useMessages } from '@/hooks/use-messages'
import { AddressStep } from './address-step'
import type { Connection } from './connection'
import { failureText } from './failure-text'
import { useAddressWords } from './providers/use-address-words'
import { useManageIntegrations } from './use-manage-integrations'

/** Says what a new address means, makes one, and shows it once. */
export function RotateDialog({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const { integrations, common } = useMessages()
  const words = integrations.rotate
  const address = useAddressWords(connection.provider)
  const manage = useManageIntegrations()
  const webhookUrl = manage.data?.webhookUrl

  if (webhookUrl !== undefined) {
    return (
      <Dialog
        title={address.titleRotated}
        description={address.rotated}
        closeLabel={common.acts.close}
        onClose={onClose}
        isSticky
      >
        <AddressStep
          provider={connection.provider}
          integrationId={connection.id}
          webhookUrl={webhookUrl}
          onDone={onClose}
        />
      </Dialog>
    )
  }
  return (
    <Dialog
      title={words.title}
      description={address.rotateLead}
      closeLabel={common.acts.close}
      onClose={onClose}
    >
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
