import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { CallCost } from '@/components/calls/call-cost'
import { Caller } from '@/components/calls/caller'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { isCharged, isUnderWay } from '@/lib/call-outcome'
import type { CallFacts } from '@/lib/queries/calls'
import { integrationQueries } from '@/lib/queries/integrations'

/** The facts of a call or message. What nobody knows is left out, what is awaited says so. */
export function CallFactList({ call }: { call: CallFacts }) {
  const { calls } = useMessages()
  const { detail } = calls
  const formats = useFormats()
  const { data: connections } = useQuery(integrationQueries.list(useUserId()))
  const connection = connections?.find(({ id }) => id === call.integration_id)
  const direction = call.direction === 'inbound' || call.direction === 'outbound' ? call.direction : null

  const facts: [string, ReactNode][] = [
    [detail.status, calls.statuses[call.status] ?? call.status],
    ...(direction === null
      ? []
      : [[detail.direction, calls.filters.directions[direction]] satisfies [string, ReactNode]]),
    [detail.caller[direction ?? 'inbound'], <Caller key="caller" row={call} />],
  ]
  if (call.kind === 'call')
    facts.push([
      detail.duration,
      call.duration_seconds === null ? detail.noLength : formats.duration(call.duration_seconds),
    ])
  if (call.answered_by !== null)
    facts.push([detail.answeredBy, calls.answeredBy[call.answered_by] ?? call.answered_by])
  if (call.segments !== null) facts.push([detail.segments, formats.number(call.segments)])
  facts.push([detail.cost, <CostFact key="cost" call={call} />])
  facts.push([detail.connection, connection?.label ?? calls.filters.unknownConnection])

  return (
    <section aria-labelledby="facts">
      <h2 id="facts" className="text-section">
        {detail.facts}
      </h2>
      <dl className="mt-4 border-t border-line">
        {facts.map(([term, fact]) => (
          <div key={term} className="grid grid-cols-[8.5rem_minmax(0,1fr)] gap-4 border-b border-line py-2.5">
            <dt className="text-ink-soft">{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** The price, whether it may still change, and why; or why there is none. */
function CostFact({ call }: { call: CallFacts }) {
  const { calls } = useMessages()
  const { cost_state: state } = call
  const isAwaited = isUnderWay(call) || isCharged(call)
  const reasons = calls.costReasons
  return (
    <>
      <CallCost row={call} none={isAwaited ? calls.list.noCost : calls.list.free} />
      {(state === 'estimated' || state === 'provisional' || state === 'final') && (
        <span className="ms-2 text-small text-ink-soft">{calls.costStates[state]}</span>
      )}
      {(state === 'estimated' || state === 'provisional') && (
        <p className="text-small text-ink-soft">{reasons[state]}</p>
      )}
      {state === null && isAwaited && <p className="text-small text-ink-soft">{reasons.none}</p>}
    </>
  )
}
