import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { paths } from '@/app/paths'
import { Button, buttonClass } from '@/components/ui/button'
import { StatusMark } from '@/components/ui/status-mark'
import { useFormats } from '@/hooks/use-formats'
import { useIsOnline } from '@/hooks/use-is-online'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { showToast } from '@/hooks/use-toasts'
import type { BookingRow } from '@/lib/queries/booking-row'
import { judgeBooking } from '@/lib/queries/bookings'
import { LinkCallDialog } from './link-call-dialog'

/** Which call it came from, how sure that is and why, and the owner's own word on it. */
export function BookingOrigin({ booking }: { booking: BookingRow }) {
  const { bookings } = useMessages()
  const words = bookings.origin
  const formats = useFormats()
  const isOnline = useIsOnline()
  const [isLinking, setIsLinking] = useState(false)
  const judge = useMutation(judgeBooking(useQueryClient(), useUserId()))
  const { verdict, call_id: callId, rule_call_id: ruleCallId } = booking

  const say = (said: Parameters<typeof judge.mutate>[0]) =>
    judge.mutate(said, {
      onSuccess: () => showToast(words.saved),
      onError: () => showToast(words.failed, 'fault'),
    })
  const reason =
    verdict === null
      ? (words.reasons[booking.rule_reason ?? ''] ?? words.otherReason)
      : words.verdicts[verdict]

  return (
    <section aria-labelledby="origin">
      <h2 id="origin" className="text-section">
        {words.title}
      </h2>
      <div className="mt-4 border-t border-line pt-4">
        <p className="font-medium">
          <StatusMark tone={booking.weight > 0 ? 'value' : 'quiet'}>
            {bookings.tiers[booking.tier] ?? booking.tier}
          </StatusMark>
          {booking.weight > 0 && booking.weight < 1 && (
            <span className="font-normal text-ink-soft">
              {', '}
              {words.weight(formats.percent(booking.weight))}
            </span>
          )}
        </p>
        <p className="mt-1.5 max-w-prose text-ink-soft">{reason}</p>
        <div className="print-hidden mt-4 flex flex-wrap gap-2">
          {callId !== null && (
            <Link to={paths.call.href(callId)} className={buttonClass()}>
              {words.call}
            </Link>
          )}
          {verdict === null && ruleCallId !== null && (
            <>
              <Button disabled={!isOnline} onClick={() => say({ id: booking.id, verdict: 'confirmed' })}>
                {words.confirm}
              </Button>
              <Button disabled={!isOnline} onClick={() => say({ id: booking.id, verdict: 'rejected' })}>
                {words.reject}
              </Button>
            </>
          )}
          {booking.rule_tier !== null && (
            <Button variant="quiet" disabled={!isOnline} onClick={() => setIsLinking(true)}>
              {callId === null ? words.link : words.linkOther}
            </Button>
          )}
          {verdict !== null && (
            <Button
              variant="quiet"
              disabled={!isOnline}
              onClick={() => say({ id: booking.id, verdict: null })}
            >
              {words.undo}
            </Button>
          )}
        </div>
      </div>
      {isLinking && (
        <LinkCallDialog
          booking={booking}
          onClose={() => setIsLinking(false)}
          onChoose={(chosen) => {
            setIsLinking(false)
            say({ id: booking.id, verdict: 'linked', callId: chosen })
          }}
        />
      )}
    </section>
  )
}
