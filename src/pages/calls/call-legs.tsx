import { Link } from 'react-router'
import { paths } from '@/app/paths'
import { CallCost } from '@/components/calls/call-cost'
import { Caller } from '@/components/calls/caller'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import type { CallFacts } from '@/lib/queries/calls'
import { sumCosts } from './sum-costs'

/** The legs a call was forwarded over, and what all of it cost together. */
export function CallLegs({ call, legs }: { call: CallFacts; legs: CallFacts[] }) {
  const { calls } = useMessages()
  const formats = useFormats()
  const sums = sumCosts([call, ...legs])
  return (
    <section aria-labelledby="legs">
      <h2 id="legs" className="text-section">
        {calls.detail.legs}
      </h2>
      <p className="mt-1 text-small text-ink-soft">{calls.detail.legsExplain}</p>
      <ul className="mt-4 border-t border-line">
        {legs.map((leg) => (
          <li key={leg.id} className="border-b border-line">
            <Link
              to={paths.call.href(leg.id)}
              className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 py-2.5 hover:bg-value-faint md:grid-cols-4"
            >
              <span>{formats.time(leg.started_at)}</span>
              <span>
                <Caller row={leg} />
              </span>
              <span className="md:text-right">{formats.duration(leg.duration_seconds ?? 0)}</span>
              <span className="text-right">
                <CallCost row={leg} none={calls.list.noCost} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {sums.length > 0 && (
        <p className="mt-3 text-right font-bold">
          {calls.detail.total}:{' '}
          {sums.map(({ amount, currency }) => formats.money(amount, currency)).join(' + ')}
        </p>
      )}
    </section>
  )
}
