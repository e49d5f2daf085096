import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { paths } from '@/app/paths'
import { CallLine } from '@/components/calls/call-line'
import { useAccount } from '@/hooks/use-account'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { noFilters } from '@/lib/call-filters'
import { callQueries } from '@/lib/queries/calls'

export const latestCount = 6

/** The newest calls and messages, as they come. Nothing at all before the first. */
export function LatestBlock() {
  const { latest } = useMessages().overview
  const userId = useUserId()
  const { time_zone: timeZone } = useAccount()
  const { data: rows } = useSuspenseQuery(callQueries.newest(userId, noFilters, timeZone, null, latestCount))
  const [openedAt] = useState(() => Date.now())

  if (rows.length === 0) return null
  return (
    <section aria-labelledby="latest">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <div>
          <h2 id="latest" className="text-section">
            {latest.title}
          </h2>
          <p className="mt-1 text-small text-ink-soft">{latest.subtitle}</p>
        </div>
        <Link
          to={paths.calls.href()}
          className="text-small font-medium underline decoration-line underline-offset-4 hover:decoration-current"
        >
          {latest.all}
        </Link>
      </div>
      <ul className="mt-4 border-t border-line">
        {rows.map((row) => (
          <CallLine
            key={row.id}
            row={row}
            href={paths.call.href(row.id)}
            time="full"
            isNew={Date.parse(row.created_at) > openedAt}
          />
        ))}
      </ul>
    </section>
  )
}
