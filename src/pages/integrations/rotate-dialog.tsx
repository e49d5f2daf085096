import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Dialog } from '@/components/ui/dialog'
import { useMessages } from '@/hooks/use-messages'
import { AddressStep } from './address-step'
import type { Connection } from './connection'
import { failureText } from './failure-text'
import { useProviderWords } from './providers/use-provider-words'
import { useManageIntegrations } from './use-manage-integrations'

/** Says what a new address means, makes one, and shows it once. */
export function RotateDialog({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const { integrations, common } = useMessages()
  const words = integrations.rotate
  const { address } = useProviderWords(connection.provider)
  const manage = useManageIntegrations()
  const webhookUrl = manage.data?.webhookUrl
  // Offered only where news come to an address.
  if (address === undefined) return null

  if (webhookUrl !== undefined) {
    return (
      <Dialog
        title={integrations.address.titleRotated}
        description={address.rotated}
        closeLabel={common.acts.close}
        onClose={onClose}
        isSticky
      >
        <AddressStep words={address} integrationId={connection.id} webhookUrl={webhookUrl} onDone={onClose} />
      </Dialog>
    )
  }
  return (
    <ConfirmDialog
      title={words.title}
      description={address.rotate}
      failure={manage.isError && failureText(manage.error, integrations.failures)}
      submit={words.submit}
      busy={words.busy}
      isBusy={manage.isPending}
      variant="primary"
      keep={common.acts.cancel}
      closeLabel={common.acts.close}
      onConfirm={() => manage.mutate({ action: 'rotate-webhook', integrationId: connection.id })}
      onClose={onClose}
    />
  )
}
