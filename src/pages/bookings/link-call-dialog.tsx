import { useQuery } from '@tanstack/react-query'
import { Dialog } from '@/components/ui/dialog'
import { SkeletonRows } from '@/components/ui/skeleton'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import type { BookingRow } from '@/lib/queries/booking-row'
import { bookingQueries } from '@/lib/queries/bookings'

type LinkCallDialogProps = {
  booking: BookingRow
  onClose: () => void
  onChoose: (callId: string) => void
}

/** The answered calls around the time it was booked; a tap links the booking to one. */
export function LinkCallDialog({ booking, onClose, onChoose }: LinkCallDialogProps) {
  const { bookings, calls: callWords, common, lists } = useMessages()
  const words = bookings.origin.dialog
  const formats = useFormats()
  const { data: calls, isError } = useQuery(bookingQueries.callsAround(useUserId(), booking.booked_at))

  return (
    <Dialog
      title={words.title}
      description={words.explain(formats.dateTime(booking.booked_at))}
      closeLabel={common.acts.close}
      onClose={onClose}
    >
      {isError ? (
        <p role="alert" className="text-fault">
          {lists.moreFailed}
        </p>
      ) : calls === undefined ? (
        <SkeletonRows rows={5} className="h-11" label={words.loading} />
      ) : calls.length === 0 ? (
        <p className="text-ink-soft">{words.none}</p>
      ) : (
        <ul className="border-t border-line">
          {calls.map((call) => (
            <li key={call.id} className="border-b border-line">
              <button
                type="button"
                aria-current={call.id === booking.call_id || undefined}
                onClick={() => onChoose(call.id)}
                className="flex min-h-11 w-full items-center justify-between gap-4 px-1 py-2 text-left hover:bg-value-faint aria-[current]:font-medium"
              >
                <span>{formats.dateTime(call.started_at)}</span>
                <span className="text-small text-ink-soft">
                  {call.caller_number_hint === null
                    ? callWords.caller.withheld
                    : callWords.caller.hint(call.caller_number_hint)}
                  {' · '}
                  {formats.duration(call.duration_seconds ?? 0)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}
