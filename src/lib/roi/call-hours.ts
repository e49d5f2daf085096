import { groupBy } from '../group-by'
import { weekdayOf } from '../local-days'
import type { CallRow } from './call-rows'
import { minutesOfDay } from './weekly-hours'

/** Calls by weekday, 1 (Monday) to 7, and hour: `{ '1 9': { calls, missed } }`. */
export function callHours(calls: readonly CallRow[]) {
  const groups = groupBy(
    calls,
    ({ day, minute }) => `${weekdayOf(day)} ${Math.floor((minute % minutesOfDay) / 60)}`,
  )
  return Object.fromEntries(
    [...groups].map(([key, own]) => [
      key,
      { calls: own.length, missed: own.filter((call) => call.isMissed).length },
    ]),
  )
}
