import { wallClockOf, type LocalDay } from '../local-days'
import type { Assumptions } from './assumptions-in-force'
import type { AccountFacts, TelephonyFact } from './facts-of-an-account'
import { decimal, type Decimal } from './decimal'
import { hourlyCost } from './hourly-cost'
import { humanCost, isHandled, labourValue, staffSeconds } from './labour-value'
import type { ByEnd } from './range'
import type { Run } from './run'
import { timeBandOf, type TimeBand } from './time-band'
import { assumedHours, weeklyHoursOf } from './weekly-hours'

/** An inbound call, counted by its parent leg. */
export type CallRow = {
  id: string
  day: LocalDay
  minute: number
  band: TimeBand
  isAnswered: boolean
  isMissed: boolean
  isHandled: boolean
  seconds: number
  /** Seconds that staff would have spent on it, F4. */
  savedSeconds: Decimal
  labour: Decimal
  low: ByEnd
  high: ByEnd
  humanCost: Decimal
}

/** F2 of a run. */
export const hourlyOf = (assumptions: Assumptions, run: Run): Decimal =>
  hourlyCost({
    monthlyWage: assumptions.monthly_wage[run],
    employerContribution: assumptions.employer_contribution[run],
    agreedPremiums: assumptions.agreed_premiums[run],
    productiveHours: assumptions.productive_hours[run],
  })

/** The time band of an instant by the account's clock and hours. */
export const bandOf = ({ timeZone, openingHours }: AccountFacts, instant: Date): TimeBand =>
  timeBandOf(wallClockOf(instant, timeZone), weeklyHoursOf(openingHours) ?? assumedHours)

const hour = 3_600_000

/** Was a leg of this call answered, within the hour before and the day after it began? */
const wasForwarded = (call: TelephonyFact, telephony: readonly TelephonyFact[]) =>
  telephony.some(
    (leg) =>
      leg.kind === 'call' &&
      leg.integrationId === call.integrationId &&
      leg.parentRef === call.ref &&
      leg.status === 'completed' &&
      (leg.seconds ?? 0) > 0 &&
      leg.startedAt.getTime() >= call.startedAt.getTime() - hour &&
      leg.startedAt.getTime() <= call.startedAt.getTime() + 24 * hour,
  )

/** Inbound calls with what each saved. */
export function callRows(facts: AccountFacts, assumptionsOn: (day: LocalDay) => Assumptions): CallRow[] {
  return facts.telephony.flatMap((event) => {
    if (event.kind !== 'call' || event.parentRef !== null || event.direction !== 'inbound') return []
    const { day, minute } = wallClockOf(event.startedAt, facts.timeZone)
    const band = bandOf(facts, event.startedAt)
    const assumptions = assumptionsOn(day)
    const answered = assumptions[`answered_${band}`]
    const secondsIn = (run: Run) =>
      staffSeconds(event.seconds, {
        handlingSeconds: assumptions.handling_seconds[run],
        maxCallSeconds: assumptions.max_call_seconds[run],
        wrapUpSeconds: assumptions.wrap_up_seconds[run],
      })
    const labour = (run: Run, share: Decimal) =>
      labourValue(secondsIn(run), share, hourlyOf(assumptions, run), assumptions.time_used[run])
    const ends = (run: Run): ByEnd => ({ few: labour(run, answered.low), most: labour(run, answered.high) })
    const isCompleted = event.status === 'completed'
    return {
      id: event.id,
      day,
      minute,
      band,
      isAnswered: isCompleted && (event.seconds ?? 0) > 0,
      isMissed:
        ['no_answer', 'busy', 'canceled', 'failed'].includes(event.status) || (isCompleted && !event.seconds),
      isHandled: isHandled({ ...event, isLeg: false, wasForwarded: wasForwarded(event, facts.telephony) }),
      seconds: event.seconds ?? 0,
      savedSeconds: decimal(answered.likely).times(secondsIn('likely')),
      labour: labour('likely', answered.likely),
      low: ends('low'),
      high: ends('high'),
      humanCost: humanCost(secondsIn('likely'), hourlyOf(assumptions, 'likely')),
    }
  })
}
