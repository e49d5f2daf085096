import { useQuery } from '@tanstack/react-query'
import { CallCost } from '@/components/calls/call-cost'
import { Caller } from '@/components/calls/caller'
import { FactList, type Fact } from '@/components/detail/fact-list'
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

  const facts: Fact[] = [{ term: detail.status, fact: calls.statuses[call.status] ?? call.status }]
  if (direction !== null) facts.push({ term: detail.direction, fact: calls.filters.directions[direction] })
  facts.push({ term: detail.caller[direction ?? 'inbound'], fact: <Caller row={call} /> })
  if (call.kind === 'call')
    facts.push({
      term: detail.duration,
      fact: call.duration_seconds === null ? detail.noLength : formats.duration(call.duration_seconds),
    })
  if (call.answered_by !== null)
    facts.push({ term: detail.answeredBy, fact: calls.answeredBy[call.answered_by] ?? call.answered_by })
  if (call.segments !== null) facts.push({ term: detail.segments, fact: formats.number(call.segments) })
  facts.push({ term: detail.cost, fact: <CostFact call={call} /> })
  facts.push({ term: detail.connection, fact: connection?.label ?? calls.filters.unknownConnection })
  return <FactList id="facts" title={detail.facts} facts={facts} />
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
