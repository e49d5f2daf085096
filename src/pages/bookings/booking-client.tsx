import { useMutation } from '@tanstack/react-query'
import { FactList, type Fact } from '@/components/detail/fact-list'
import { Button } from '@/components/ui/button'
import { useIsOnline } from '@/hooks/use-is-online'
import { useMessages } from '@/hooks/use-messages'
import { showToast } from '@/hooks/use-toasts'
import type { BookingRow } from '@/lib/queries/booking-row'
import { revealClient } from '@/lib/queries/bookings'

/** Who the client is: two digits, until the owner asks for more, which is noted. */
export function BookingClient({ booking }: { booking: BookingRow }) {
  const { bookings } = useMessages()
  const words = bookings.reveal
  const isOnline = useIsOnline()
  // Kept here and nowhere else: it is gone with the page.
  const reveal = useMutation(revealClient())
  const hint = booking.client_phone_hint
  const client = reveal.data

  const facts: Fact[] =
    client === undefined
      ? [
          {
            term: words.phone,
            fact:
              hint === null ? (
                <span className="text-ink-soft">{bookings.client.unknown}</span>
              ) : (
                <>
                  <span aria-hidden>{bookings.client.hint(hint)}</span>
                  <span className="sr-only">{bookings.client.spoken(hint)}</span>
                </>
              ),
          },
        ]
      : [
          ...(client.name === null ? [] : [{ term: words.name, fact: client.name }]),
          ...(client.phone === null
            ? []
            : [
                {
                  term: words.phone,
                  fact: (
                    <a className="underline underline-offset-4" href={`tel:${client.phone}`}>
                      {client.phone}
                    </a>
                  ),
                },
              ]),
          ...(client.email === null ? [] : [{ term: words.email, fact: client.email }]),
        ]
  const isBare = client !== undefined && facts.length === 0
  return (
    <div>
      <FactList id="client" title={bookings.detail.client} facts={facts} />
      {isBare && <p className="mt-3 text-small text-ink-soft">{words.nothing}</p>}
      {booking.has_client && (
        <div className="print-hidden mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
          {client === undefined ? (
            <Button
              disabled={!isOnline}
              isBusy={reveal.isPending}
              busyLabel={words.busy}
              onClick={() => reveal.mutate(booking.id, { onError: () => showToast(words.failed, 'fault') })}
            >
              {words.act}
            </Button>
          ) : (
            <Button onClick={() => reveal.reset()}>{words.hide}</Button>
          )}
          <p className="text-small text-ink-soft">{words.explain}</p>
        </div>
      )}
    </div>
  )
}
