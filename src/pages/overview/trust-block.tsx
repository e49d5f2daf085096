import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '@/app/paths'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { integrationQueries } from '@/lib/queries/integrations'
import { sourceState, type SourceState } from './source-state'

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
            <SourceLine state={sourceState(connection)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** One line on a source: the words say how it is, amber only underlines them. */
function SourceLine({ state }: { state: SourceState }) {
  const { trust } = useMessages().overview
  const formats = useFormats()
  const since = (at: string | null) => (at === null ? '' : formats.dateTime(at))
  switch (state.kind) {
    case 'refused':
      return (
        <p className="text-warn">
          {state.since === null ? trust.refused : trust.refusedSince(since(state.since))}
        </p>
      )
    case 'unreachable':
      return (
        <p className="text-warn">{state.since === null ? trust.away : trust.awaySince(since(state.since))}</p>
      )
    case 'pending':
      return <p className="text-ink-soft">{trust.pending}</p>
    case 'silent':
      return <p className="text-ink-soft">{trust.never}</p>
    case 'fresh':
      return <p className="text-ink-soft">{trust.latest(formats.dateTime(state.at))}</p>
  }
}
