import { weekdayOf, type LocalDay } from '@/lib/local-days'

export type DayValue = { day: LocalDay; value: number }

/** What a chart over days shows; it becomes the title of the chart. */
export type DayFinding =
  | { says: 'too-few' }
  | {
      says: 'weekday'
      weekday: number
      /** How much more than an average day: 1.6 is 60 % more. */ ratio: number
    }
  | { says: 'peak'; day: LocalDay; value: number }
  | { says: 'steady'; perDay: number }

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
const mean = (values: number[]) => (values.length === 0 ? 0 : sum(values) / values.length)

/** A weekday stands out when it is this much above the average day. */
const standsOut = 1.3
/** One day stands out when it is this much above the average day. */
const peaks = 1.75

/**
 * Finds what finished days say. A weekday needs at least three weeks to be called a habit, and a habit shows in most
 * of them; under that a single day may be named, or the average, or nothing at all.
 * @param days finished days with data, ascending, without today
 * @param enough the smallest sum that is worth a sentence
 */
export function dayFinding(days: DayValue[], enough: number): DayFinding {
  const values = days.map((each) => each.value)
  if (days.length < 3 || sum(values) < enough) return { says: 'too-few' }
  const average = mean(values)

  if (days.length >= 21) {
    const byWeekday = [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
      const its = days.filter((each) => weekdayOf(each.day) === weekday).map((each) => each.value)
      const above = its.filter((value) => value > average).length
      return { weekday, ratio: mean(its) / average, isHabit: above * 3 >= its.length * 2 }
    })
    const top = byWeekday.reduce((best, each) => (each.ratio > best.ratio ? each : best))
    if (top.ratio >= standsOut && top.isHabit) {
      return { says: 'weekday', weekday: top.weekday, ratio: top.ratio }
    }
  }

  const peak = days.reduce((best, each) => (each.value > best.value ? each : best))
  if (peak.value >= average * peaks) return { says: 'peak', day: peak.day, value: peak.value }
  return { says: 'steady', perDay: average }
}
