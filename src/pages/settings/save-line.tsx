import { Button } from '@/components/ui/button'
import { useIsOnline } from '@/hooks/use-is-online'
import { useMessages } from '@/hooks/use-messages'

type SaveLineProps = { status: 'idle' | 'pending' | 'success' | 'error'; isChanged: boolean }

/** The button that saves a section, and beside it how that went. */
export function SaveLine({ status, isChanged }: SaveLineProps) {
  const { settings, common } = useMessages()
  const isOnline = useIsOnline()
  const note = !isOnline
    ? settings.offline
    : status === 'error'
      ? settings.failed
      : status === 'success' && !isChanged
        ? settings.saved
        : ''
  return (
    <div className="flex flex-wrap items-center gap-4">
      <Button
        type="submit"
        variant="primary"
        disabled={!isOnline || !isChanged}
        isBusy={status === 'pending'}
        busyLabel={settings.saving}
      >
        {common.acts.save}
      </Button>
      <p role="status" className={status === 'error' ? 'text-small text-fault' : 'text-small text-ink-soft'}>
        {note}
      </p>
    </div>
  )
}
