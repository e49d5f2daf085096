import Big from 'big.js'
import { addDays, weekdayOf, type LocalDay } from '../local-days'
import { decimal, sum, zero, type Decimal } from './decimal'

/** What a local day earned: labour and extra less running cost, in SEK; null when its cost is not known. */
export type DayNet = { day: LocalDay; net: Decimal | null }

export type Payback =
  { state: 'no_setup' | 'not_yet'; day: null } | { state: 'paid' | 'forecast'; day: LocalDay }

const weeks = 8
const longestForecast = 3_650

/**
 * F10: the first day on which all that was earned comes to the set-up fees. A forecast only from the last eight full
 * weeks, and never from one average month.
 * @param fees in SEK; null when one has no rate
 * @param nets ascending; days without anything may be left out
 */
export function paybackOf(
  fees: readonly { day: LocalDay; sek: Decimal | null }[],
  nets: readonly DayNet[],
  firstDay: LocalDay,
  today: LocalDay,
): Payback {
  const first = fees.map(({ day }) => day).sort()[0]
  if (first === undefined) return { state: 'no_setup', day: null }
  const amounts = fees.flatMap(({ sek }) => sek ?? [])
  if (amounts.length < fees.length) return { state: 'not_yet', day: null }
  const setup = sum(amounts)

  let earned = zero
  for (const { day, net } of nets) {
    if (net === null) return { state: 'not_yet', day: null }
    earned = earned.plus(net)
    if (earned.gte(setup)) return { state: 'paid', day: day < first ? first : day }
  }

  const sunday = addDays(today, -weekdayOf(today))
  const monday = addDays(sunday, 1 - weeks * 7)
  const lately = sum(nets.flatMap(({ day, net }) => (day >= monday && day <= sunday && net ? [net] : [])))
  if (firstDay > monday || !lately.gt(0)) return { state: 'not_yet', day: null }
  const days = decimal(setup)
    .minus(earned)
    .times(weeks * 7)
    .div(lately)
    .round(0, Big.roundUp)
  return days.gt(longestForecast)
    ? { state: 'not_yet', day: null }
    : { state: 'forecast', day: addDays(today, days.toNumber()) }
}
