import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import type { SyncState } from './sync-state'

type HistoryProgressProps = {
  label: string
  backfill: NonNullable<SyncState['backfill']>
  isDisabled: boolean
  isAsking: boolean
  onStop: () => void
  onAgain: () => void
}

/** How much of the year before has come, with the way to stop it, or to go on where it stopped by itself. */
export function HistoryProgress(props: HistoryProgressProps) {
  const { label, backfill, isDisabled, isAsking, onStop, onAgain } = props
  const words = useMessages().sync.history
  const formats = useFormats()

  if (backfill.kind === 'failed') {
    return (
      <Notice
        tone="warn"
        action={
          <Button onClick={onAgain} disabled={isDisabled} isBusy={isAsking}>
            {words.again}
          </Button>
        }
      >
        {words.failed}
      </Notice>
    )
  }
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <div className="min-w-0 flex-1 basis-64 space-y-2">
        <p className="text-small text-ink-soft">{words.going(formats.percent(backfill.share, 0))}</p>
        <progress
          aria-label={words.label(label)}
          value={backfill.share}
          max={1}
          className="block h-1.5 w-full appearance-none overflow-hidden rounded-full border-none bg-line [&::-moz-progress-bar]:bg-value [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-value"
        />
      </div>
      <Button
        onClick={onStop}
        disabled={isDisabled}
        isBusy={isAsking || backfill.isStopping}
        busyLabel={words.stopping}
      >
        {words.stop}
      </Button>
    </div>
  )
}
