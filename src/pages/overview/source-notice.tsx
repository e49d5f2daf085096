import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '@/app/paths'
import { buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { integrationQueries } from '@/lib/queries/integrations'
import { sourceState } from './source-state'

/** A source that only the owner can mend is named over the figures, with what it means for them. */
export function SourceNotice() {
  const { trust } = useMessages().overview
  const formats = useFormats()
  const { data: connections = [] } = useQuery(integrationQueries.list(useUserId()))
  return connections.map((connection) => {
    const state = sourceState(connection)
    if (state.kind !== 'refused') return null
    return (
      <div key={connection.id} className="pt-6">
        <Notice
          tone="warn"
          title={trust.needsYou(connection.label)}
          action={
            <Link to={paths.integrations.href()} className={buttonClass('secondary')}>
              {trust.mend}
            </Link>
          }
        >
          {state.since === null ? trust.mayMiss : trust.mayMissSince(formats.dateTime(state.since))}
        </Notice>
      </div>
    )
  })
}
