import { Link } from 'react-router'
import { paths } from '@/app/paths'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useNow } from '@/hooks/use-now'
import { useLocale } from '@/hooks/use-ui-store'
import { formatShortDay } from '@/lib/format-weekday'
import type { Dashboard, DashboardSource } from '@/lib/queries/dashboard-document'
import { rowsOf } from './rows-of'
import { connectPage } from './connect-page'
import { missingSources, ratesOf, sourceState, type SourceState } from './trust'

/** Where the figures come from and how far each source can be trusted right now. */
export function TrustBlock({ dashboard }: { dashboard: Dashboard }) {
  const { trust } = useMessages().overview
  const formats = useFormats()
  return (
    <section aria-labelledby="trust">
      <h2 id="trust" className="text-section">
        {trust.title}
      </h2>
      <p className="mt-1 text-small text-ink-soft">{trust.subtitle}</p>
      <ul className="mt-4 grid gap-x-10 gap-y-5 border-t border-line pt-5 sm:grid-cols-2 lg:grid-cols-4">
        {dashboard.freshness.map((source) => (
          <li key={source.integration_id} className="text-small">
            <Link
              to={paths.integrations.href()}
              className="font-bold decoration-ink-faint underline-offset-4 hover:underline"
            >
              {source.label}
            </Link>
            <SourceLine state={sourceState(source)} />
            <SourceNotes source={source} dashboard={dashboard} />
          </li>
        ))}
        {missingSources(dashboard).map(({ source, since }) => (
          <li key={source} className="text-small">
            <Link
              to={connectPage[source].href()}
              className="font-bold decoration-ink-faint underline-offset-4 hover:underline"
            >
              {trust.sources[source]}
            </Link>
            <p className="text-ink-soft">
              {since === null ? trust.notConnected : trust.disconnected(formats.day(since))}
            </p>
          </li>
        ))}
      </ul>
      <LackList dashboard={dashboard} />
    </section>
  )
}

/** What is in none of the sums, each with the way to its rows. */
function LackList({ dashboard }: { dashboard: Dashboard }) {
  const { trust } = useMessages().overview
  const formats = useFormats()
  const rows = rowsOf(dashboard.period)
  const { unpriced } = dashboard.cost
  const bookings = (what: string) =>
    dashboard.missing
      .filter((each) => each.what === what)
      .reduce((count, each) => count + (each.count ?? 0), 0)
  const lacks = [
    { count: unpriced, say: trust.unpriced, href: rows.unpriced },
    { count: bookings('booking_price'), say: trust.unpricedBookings, href: rows.unpricedBookings },
    { count: bookings('booking_rate'), say: trust.unconvertedBookings, href: rows.rescuedBookings },
  ].filter(({ count }) => count > 0)
  if (lacks.length === 0) return null
  return (
    <ul className="mt-4 space-y-1 text-small text-ink-soft">
      {lacks.map(({ count, say, href }) => {
        const text = say(count, formats.number(count))
        return (
          <li key={text}>
            <Link to={href} className="underline decoration-line underline-offset-4 hover:text-ink">
              {text}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}

/** One line on a source: the words say how it is, amber only underlines them. */
function SourceLine({ state }: { state: SourceState }) {
  const { trust } = useMessages().overview
  const formats = useFormats()
  const now = useNow()
  switch (state.kind) {
    case 'refused':
      return (
        <p className="text-warn">
          {state.since === null ? trust.refused : trust.refusedSince(formats.dateTime(state.since))}
        </p>
      )
    case 'unreachable':
      return (
        <p className="text-warn">
          {state.since === null ? trust.away : trust.awaySince(formats.dateTime(state.since))}
        </p>
      )
    case 'pending':
      return <p className="text-ink-soft">{trust.pending}</p>
    case 'silent':
      return <p className="text-ink-soft">{trust.never}</p>
    case 'fresh': {
      const isNow = now - Date.parse(state.at) < 10 * 60_000
      return (
        <p className="text-ink-soft">{isNow ? trust.justNow : trust.latest(formats.dateTime(state.at))}</p>
      )
    }
  }
}

/** What is not final, which rate was used, and how far back it has been read. */
function SourceNotes({ source, dashboard }: { source: DashboardSource; dashboard: Dashboard }) {
  const { trust } = useMessages().overview
  const formats = useFormats()
  const locale = useLocale()
  const share = Number(source.provisional_share ?? 0)
  const { backfill } = source
  const rates = ratesOf(source.provider, dashboard)
  return (
    <div className="text-ink-soft">
      {share >= 0.005 && (
        <p>
          <Link to={rowsOf(dashboard.period).provisionalCosts} className="decoration-ink-faint provisional">
            {trust.provisional(formats.percent(share))}
          </Link>
        </p>
      )}
      {rates.map(({ currency, rate, day }) => (
        <p key={currency} className={rate === null ? 'text-warn' : undefined}>
          {rate === null
            ? trust.noRate(currency)
            : trust.rate(formats.number(Number(rate), 2), day === null ? '' : formatShortDay(day, locale))}
        </p>
      ))}
      {backfill !== null && (
        <p>
          {backfill.done !== null && backfill.total !== null
            ? trust.backfill(formats.number(backfill.done), formats.number(backfill.total))
            : trust.backfilling}
        </p>
      )}
    </div>
  )
}
