import { Link } from 'react-router'
import { Button, buttonClass } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { useMessages } from '@/hooks/use-messages'
import { AddressStep } from './address-step'
import type { ConnectableProvider } from './providers/connectable-provider'
import { useProviderWords } from './providers/use-provider-words'

type ConnectedStepProps = {
  provider: ConnectableProvider
  id: string
  webhookUrl: string | undefined
  /** False when the provider did not answer: it will be asked again. */
  isTried: boolean
  onClose: () => void
}

/** The key is kept: the address to paste, shown once, or the way to what the connection brings. */
export function ConnectedStep({ provider, id, webhookUrl, isTried, onClose }: ConnectedStepProps) {
  const { integrations, common } = useMessages()
  const { connect: title, key, address } = useProviderWords(provider.name)
  const tried = <Notice tone={isTried ? 'value' : 'warn'}>{key.tried[isTried ? 'active' : 'pending']}</Notice>
  if (address !== undefined && webhookUrl !== undefined) {
    return (
      <Dialog
        title={address.title}
        description={integrations.address.once}
        eyebrow={integrations.connect.step(2, 2)}
        closeLabel={common.acts.close}
        onClose={onClose}
        isSticky
      >
        <div className="space-y-6">
          {tried}
          <AddressStep words={address} integrationId={id} webhookUrl={webhookUrl} onDone={onClose} />
        </div>
      </Dialog>
    )
  }
  return (
    <Dialog title={title} closeLabel={common.acts.close} onClose={onClose}>
      <div className="space-y-6">
        {tried}
        <div className="flex flex-wrap justify-end gap-3">
          {provider.resultHref && key.seeResult !== undefined && (
            <Link to={provider.resultHref()} className={buttonClass('secondary')}>
              {key.seeResult}
            </Link>
          )}
          <Button variant="primary" onClick={onClose}>
            {integrations.address.done}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
