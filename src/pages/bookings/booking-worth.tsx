import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '@/app/paths'
import { FactList, type Fact } from '@/components/detail/fact-list'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import type { BookingRow } from '@/lib/queries/booking-row'
import { bookingQueries } from '@/lib/queries/bookings'

/** What the booking is worth and how that is reckoned, by the account's own assumptions. */
export function BookingWorth({ booking }: { booking: BookingRow }) {
  const { worth: words } = useMessages().bookings
  const formats = useFormats()
  const { data: worth } = useQuery(bookingQueries.worth(useUserId(), booking.id))
  if (worth === undefined || worth === null) return null

  const money = (amount: string | null) =>
    amount === null ? (
      <span className="text-ink-soft">{words.unknown}</span>
    ) : (
      formats.exactMoney(amount, 'SEK')
    )
  const facts: Fact[] = [
    {
      term: words.price,
      fact: money(worth.price_sek),
      note: worth.price_sek === null ? words.unknownExplain : undefined,
    },
    { term: words.contribution, fact: money(worth.contribution_sek), note: words.contributionExplain },
  ]
  if (worth.lost_share !== null)
    facts.push({ term: words.lost, fact: formats.percent(worth.lost_share), note: words.lostExplain })
  facts.push({ term: words.extra, fact: money(worth.extra_sek), note: words.extraExplain })
  return (
    <div>
      <FactList id="worth" title={words.title} facts={facts} />
      <Link
        to={paths.assumptions.href()}
        className="print-hidden mt-3 inline-flex min-h-11 items-center text-small text-ink-soft underline decoration-line underline-offset-4 hover:text-ink"
      >
        {words.assumptions}
      </Link>
    </div>
  )
}
