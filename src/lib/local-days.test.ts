import { describe, expect, it } from 'vitest'
import {
  addDays,
  daysBetween,
  isLocalDay,
  listDays,
  localDayOf,
  startOfDay,
  wallClockOf,
  weekdayOf,
} from './local-days'

const stockholm = 'Europe/Stockholm'

describe('local days', () => {
  it.each([
    ['2026-11-23', stockholm, '2026-11-22T23:00:00.000Z'],
    ['2026-07-01', stockholm, '2026-06-30T22:00:00.000Z'],
    ['2026-03-29', stockholm, '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', stockholm, '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', stockholm, '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', stockholm, '2026-10-25T23:00:00.000Z'],
    ['2026-11-23', 'America/New_York', '2026-11-23T05:00:00.000Z'],
    ['2026-11-23', 'Pacific/Auckland', '2026-11-22T11:00:00.000Z'],
  ])('%s in %s starts at %s', (day, zone, instant) => {
    expect(startOfDay(day, zone).toISOString()).toBe(instant)
  })

  it('gives the days when clocks change 23 and 25 hours', () => {
    const hours = (day: string) =>
      (startOfDay(addDays(day, 1), stockholm).getTime() - startOfDay(day, stockholm).getTime()) / 3_600_000
    expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-11-23')]).toEqual([23, 25, 24])
  })

  it('reads the local day of an instant near midnight', () => {
    expect(localDayOf(new Date('2026-11-22T23:30:00Z'), stockholm)).toBe('2026-11-23')
    expect(localDayOf(new Date('2026-11-22T22:59:59Z'), stockholm)).toBe('2026-11-22')
  })

  it('reads the minute on the wall, on both sides of a change of clocks', () => {
    const minute = (instant: string) => wallClockOf(new Date(instant), stockholm).minute
    expect(minute('2026-03-29T00:59:59Z')).toBe(1 * 60 + 59)
    expect(minute('2026-03-29T01:00:00Z')).toBe(3 * 60)
    expect(minute('2026-11-22T23:00:00Z')).toBe(0)
  })

  it('counts over months, leap days and years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(daysBetween('2026-10-01', '2026-11-01')).toBe(31)
    expect(listDays('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01'])
    expect(listDays('2026-03-01', '2026-02-01')).toEqual([])
  })

  it('knows Monday from Sunday', () => {
    expect(weekdayOf('2026-11-23')).toBe(1)
    expect(weekdayOf('2026-11-29')).toBe(7)
    expect(weekdayOf('1969-12-29')).toBe(1)
  })

  it.each([
    ['2026-11-23', true],
    ['2026-02-30', false],
    ['2026-1-1', false],
    ['', false],
    ["2026-11-23'; drop", false],
  ])('takes %j as a day: %s', (text, expected) => {
    expect(isLocalDay(text)).toBe(expected)
  })
})
