import type { DayRange } from './fixing.ts'

const DAY_MS = 86_400_000
/** The Riksbank answers for at most one year at a time; the last of these days is the first of the next range's eve. */
export const MOST_DAYS = 365

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** How many days a range has, both ends counted. */
export function daysIn({ from, until }: DayRange): number {
  return (Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS + 1
}

/** A range in pieces of at most a year, the oldest first; none when it ends before it begins. */
export function yearRanges({ from, until }: DayRange): DayRange[] {
  const ranges: DayRange[] = []
  for (let start = from; start <= until; start = addDays(start, MOST_DAYS)) {
    const end = addDays(start, MOST_DAYS - 1)
    ranges.push({ from: start, until: end < until ? end : until })
  }
  return ranges
}

/** The day it is in Sweden, whose banks these rates are of. */
export function swedishDay(instant: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short' }).format(
    instant,
  )
}
