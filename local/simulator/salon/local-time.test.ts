import { describe, expect, it } from 'vitest'
import { addDays, instantAt, isoWeekday, localDay, localHour } from './local-time.ts'

const zone = 'Europe/Stockholm'
const utc = (instant: number) => new Date(instant).toISOString()

describe('local time', () => {
  it.each([
    ['winter', '2026-01-15', 9 * 3600, '2026-01-15T08:00:00.000Z'],
    ['summer', '2026-07-15', 9 * 3600, '2026-07-15T07:00:00.000Z'],
    ['midnight', '2026-07-15', 0, '2026-07-14T22:00:00.000Z'],
    ['just before the clocks go forward', '2026-03-29', 3600 + 3599, '2026-03-29T00:59:59.000Z'],
    ['after they went forward', '2026-03-29', 3 * 3600, '2026-03-29T01:00:00.000Z'],
    ['before the clocks go back', '2026-10-25', 3600, '2026-10-24T23:00:00.000Z'],
    ['after they went back', '2026-10-25', 3 * 3600, '2026-10-25T02:00:00.000Z'],
    ['the day of the long night, at its end', '2026-10-26', 0, '2026-10-25T23:00:00.000Z'],
  ])('knows the instant of a wall clock: %s', (_, day, seconds, expected) => {
    expect(utc(instantAt(day, seconds, zone))).toBe(expected)
  })

  it('never puts an hour of a day on another day', () => {
    for (const day of ['2026-03-29', '2026-10-25', '2026-12-31']) {
      for (let hour = 0; hour < 24; hour++) {
        expect(localDay(instantAt(day, hour * 3600 + 1800, zone), zone)).toBe(day)
      }
    }
  })

  it('tells day, hour and weekday', () => {
    const instant = Date.parse('2026-11-22T23:30:00Z')
    expect(localDay(instant, zone)).toBe('2026-11-23')
    expect(localHour(instant, zone)).toBe(0.5)
    expect(isoWeekday('2026-11-22')).toBe(7)
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
  })
})
