import { useMutation, useQueryClient } from '@tanstack/react-query'
import clsx from 'clsx'
import { useIsOnline } from '@/hooks/use-is-online'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { showToast } from '@/hooks/use-toasts'
import type { BookingRow, OwnerMark } from '@/lib/queries/booking-row'
import { markBooking } from '@/lib/queries/bookings'
import { markState } from './mark-state'

type BookingMarkProps = {
  row: BookingRow
  /** Which booking it is about, for those who hear the buttons. */
  what: string
  /** Milliseconds. */
  now: number
}

/**
 * Whether the client came, said with one tap; the same tap again takes it back. Before the visit, and of a cancelled
 * one, there is nothing to say; what the booking system itself says is shown in words.
 */
export function BookingMark({ row, what, now }: BookingMarkProps) {
  const words = useMessages().bookings
  const isOnline = useIsOnline()
  const queryClient = useQueryClient()
  const mark = useMutation(markBooking(queryClient, useUserId()))
  const state = markState(row, now)

  if (state === 'said') return <span className="text-small">{words.statuses[row.status]}</span>
  if (state === 'none') return <span className="text-small text-ink-soft">{words.statuses[row.status]}</span>

  // While it is being saved the tap shows already; a refusal takes it back and says so.
  const shown = mark.isPending ? mark.variables.mark : row.owner_mark
  const say = (value: Exclude<OwnerMark, null>) => {
    const next = shown === value ? null : value
    mark.mutate(
      { id: row.id, mark: next },
      {
        onSuccess: () => showToast(words.mark.saved[next ?? 'none']),
        onError: () => showToast(words.mark.failed, 'fault'),
      },
    )
  }
  return (
    <>
      <span role="group" aria-label={words.mark.label(what)} className="print-hidden inline-flex gap-1">
        {(['completed', 'no_show'] as const).map((value) => (
          <button
            key={value}
            type="button"
            aria-pressed={shown === value}
            disabled={!isOnline}
            onClick={() => say(value)}
            className={clsx(
              'min-h-11 rounded border px-3 text-small whitespace-nowrap disabled:opacity-55 lg:min-h-8',
              shown === value
                ? value === 'completed'
                  ? 'border-value bg-value-faint font-medium text-ink'
                  : 'border-cost bg-cost-faint font-medium text-ink'
                : 'border-line bg-card text-ink-soft hover:border-ink-faint hover:text-ink',
            )}
          >
            {words.mark[value]}
          </button>
        ))}
      </span>
      {/* On paper there is nothing to press: what is said of it so far. */}
      <span aria-hidden className="hidden text-small print:inline">
        {words.statuses[row.status]}
      </span>
    </>
  )
}
