import { isOpenDuring, type OpeningHours } from '@/lib/opening-hours'
import type { DashboardHour } from '@/lib/queries/dashboard-document'

/** What the heat map shows; it becomes its title. */
export type HourFinding =
  | { says: 'too-few' }
  /** Most of the calls that nobody took came when the business was closed. */
  | { says: 'missed-closed' }
  /** Most of them came in these two hours. */
  | { says: 'missed-at'; from: number; to: number }
  | { says: 'closed'; /** Of all calls, 0 to 1. */ share: number }
  | { says: 'busiest'; from: number; to: number; share: number }

const enough = 20
/** Missed calls are worth the title from this number on, and when they are this large a share. */
const enoughMissed = 10
const missedShare = 0.1
const mostOfThem = 0.6
const inTwoHours = 0.4
/** From this share on, calls outside opening hours are what the owner should know first. */
const worthKnowing = 0.1

const sum = (hours: DashboardHour[], of: 'calls' | 'missed') =>
  hours.reduce((total, hour) => total + hour[of], 0)

/** The two hours after each other that hold most, all weekdays together. */
function topPair(hours: DashboardHour[], of: 'calls' | 'missed'): { from: number; count: number } {
  const byHour = Array.from({ length: 24 }, (_, hour) =>
    sum(
      hours.filter((each) => each.hour === hour),
      of,
    ),
  )
  return byHour
    .slice(0, 23)
    .map((count, from) => ({ from, count: count + (byHour[from + 1] ?? 0) }))
    .reduce((best, each) => (each.count > best.count ? each : best))
}

/**
 * Finds what the hours of the week say: calls in vain first, since they can be mended, else calls when closed,
 * else when it rings most. An hour that the business is open for a part of counts as open.
 */
export function hourFinding(hours: DashboardHour[], openingHours: OpeningHours): HourFinding {
  const total = sum(hours, 'calls')
  if (total < enough) return { says: 'too-few' }

  const knowsHours = Object.values(openingHours).some((spans) => spans.length > 0)
  const whenClosed = hours.filter((each) => !isOpenDuring(openingHours, each.weekday, each.hour))
  const missed = sum(hours, 'missed')
  if (missed >= enoughMissed && missed / total >= missedShare) {
    if (knowsHours && sum(whenClosed, 'missed') / missed >= mostOfThem) return { says: 'missed-closed' }
    const top = topPair(hours, 'missed')
    if (top.count / missed >= inTwoHours) return { says: 'missed-at', from: top.from, to: top.from + 2 }
  }

  const closed = sum(whenClosed, 'calls')
  if (knowsHours && closed / total >= worthKnowing) return { says: 'closed', share: closed / total }

  const top = topPair(hours, 'calls')
  return { says: 'busiest', from: top.from, to: top.from + 2, share: top.count / total }
}
