import { isOpenDuring, type OpeningHours } from '@/lib/opening-hours'
import type { OverviewHour } from '@/lib/queries/overview-document'

/** What the heat map shows; it becomes its title. */
export type HourFinding =
  | { says: 'too-few' }
  | { says: 'closed'; calls: number; /** Of all calls, 0 to 1. */ share: number }
  | { says: 'busiest'; from: number; to: number; share: number }

const enough = 20
/** From this share on, calls outside opening hours are what the owner should know first. */
const worthKnowing = 0.1

/** Finds what the hours of the week say. An hour that the business is open for a part of counts as open. */
export function hourFinding(hours: OverviewHour[], openingHours: OpeningHours): HourFinding {
  const total = hours.reduce((sum, each) => sum + each.calls, 0)
  if (total < enough) return { says: 'too-few' }

  const knowsHours = Object.values(openingHours).some((spans) => spans.length > 0)
  const closed = hours
    .filter((each) => !isOpenDuring(openingHours, each.weekday, each.hour))
    .reduce((sum, each) => sum + each.calls, 0)
  if (knowsHours && closed / total >= worthKnowing) {
    return { says: 'closed', calls: closed, share: closed / total }
  }

  const byHour = Array.from({ length: 24 }, (_, hour) =>
    hours.filter((each) => each.hour === hour).reduce((sum, each) => sum + each.calls, 0),
  )
  const pairs = byHour.slice(0, 23).map((calls, hour) => ({ hour, calls: calls + (byHour[hour + 1] ?? 0) }))
  const top = pairs.reduce((best, each) => (each.calls > best.calls ? each : best))
  return { says: 'busiest', from: top.hour, to: top.hour + 2, share: top.calls / total }
}
