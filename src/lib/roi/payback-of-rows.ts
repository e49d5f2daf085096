import { groupBy } from '../group-by'
import type { AccountRows } from './account-rows'
import { costLines } from './cost-lines'
import { known, sum, toText, zero } from './decimal'
import { isIn } from './earlier-period'
import { paybackOf, type DayNet } from './payback'

/** F10 over everything an account has had so far. */
export function paybackOfRows({ facts, today, firstDay, calls, bookings, setupFees }: AccountRows) {
  if (firstDay === null) return { state: 'no_setup', day: null, setup_sek: null }
  const soFar = { start: firstDay, end: today }
  const rows = [
    ...costLines(facts, soFar).map(({ day, sek }) => ({ day, net: sek && sek.times(-1) })),
    ...calls.filter((call) => call.isHandled).map(({ day, labour: net }) => ({ day, net })),
    ...bookings
      .filter(({ weight }) => weight.gt(0))
      .map(({ day, extra: net }) => ({ day, net: net ?? zero })),
  ].filter(isIn(soFar))
  const nets: DayNet[] = [...groupBy(rows, ({ day }) => day)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, own]) => {
      const values = own.map(({ net }) => net)
      return { day, net: values.includes(null) ? null : sum(known(values)) }
    })
  const { state, day } = paybackOf(setupFees, nets, firstDay, today)
  const seks = known(setupFees.map(({ sek }) => sek))
  const isConverted = seks.length > 0 && seks.length === setupFees.length
  return { state, day, setup_sek: isConverted ? toText(sum(seks)) : null }
}
