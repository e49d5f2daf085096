import { useQuery } from '@tanstack/react-query'
import { FactList, type Fact } from '@/components/detail/fact-list'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { providerName } from '@/lib/provider-name'
import type { BookingRow } from '@/lib/queries/booking-row'
import { integrationQueries } from '@/lib/queries/integrations'

/** The facts of a booking. What nobody knows is left out; how well the rest is known is said. */
export function BookingFactList({ booking }: { booking: BookingRow }) {
  const { bookings: words } = useMessages()
  const { detail } = words
  const formats = useFormats()
  const { data: connections } = useQuery(integrationQueries.list(useUserId()))
  const connection = connections?.find(({ id }) => id === booking.integration_id)
  const { price_amount: price, price_currency: currency } = booking

  const facts: Fact[] = [
    {
      term: detail.status,
      fact: words.statuses[booking.status],
      note: booking.pending && booking.status === 'booked' ? words.pending : undefined,
    },
    {
      term: detail.visit,
      fact: `${formats.dateTime(booking.starts_at)}–${formats.time(booking.ends_at)}`,
      note: booking.series_ref === null ? undefined : detail.inSeries,
    },
    {
      term: detail.made,
      fact: formats.dateTime(booking.booked_at),
      note: detail.madeSources[booking.booked_at_source],
    },
  ]
  if (booking.cancelled_at !== null)
    facts.push({ term: detail.cancelled, fact: formats.dateTime(booking.cancelled_at) })
  facts.push({
    term: detail.price,
    fact:
      price === null || currency === null ? (
        <span className="text-ink-soft">{words.noPrice}</span>
      ) : (
        formats.exactMoney(price, currency)
      ),
    note: price === null ? undefined : detail.priceSources[booking.price_source ?? ''],
  })
  facts.push({ term: detail.connection, fact: connection?.label ?? detail.unknownConnection })
  facts.push({
    term: detail.reference(providerName(booking.provider)),
    fact: <code className="text-small break-all">{booking.provider_ref}</code>,
  })
  return <FactList id="facts" title={detail.facts} facts={facts} />
}
