import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '@/app/paths'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { integrationQueries } from '@/lib/queries/integrations'

/** Where the figures come from and how far each source can be trusted right now. */
export function TrustBlock() {
  const { trust } = useMessages().overview
  const { data: connections } = useSuspenseQuery(integrationQueries.list(useUserId()))

  if (connections.length === 0) return null
  return (
    <section aria-labelledby="trust">
      <h2 id="trust" className="text-section">
        {trust.title}
      </h2>
      <p className="mt-1 text-small text-ink-soft">{trust.subtitle}</p>
      <ul className="mt-4 grid gap-x-10 gap-y-5 border-t border-line pt-5 sm:grid-cols-2 lg:grid-cols-4">
        {connections.map((connection) => (
          <li key={connection.id} className="text-small">
            <Link
              to={paths.integrations.href()}
              className="font-bold decoration-ink-faint underline-offset-4 hover:underline"
            >
              {connection.label}
            </Link>
            <SourceState status={connection.status} lastEventAt={connection.last_event_at} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** One line on a source: fresh and silent sources are told apart by words, amber only underlines them. */
function SourceState({ status, lastEventAt }: { status: string; lastEventAt: string | null }) {
  const { trust } = useMessages().overview
  const formats = useFormats()
  const when = lastEventAt === null ? null : formats.dateTime(lastEventAt)
  if (status === 'error') {
    return <p className="text-warn">{when === null ? trust.refused : trust.refusedSince(when)}</p>
  }
  if (when === null)
    return <p className="text-ink-soft">{status === 'pending' ? trust.pending : trust.never}</p>
  return <p className="text-ink-soft">{trust.latest(when)}</p>
}
