import { expect, it } from 'vitest'
import { wallClockOf } from '../local-days'
import { timeBandOf } from './time-band'
import { assumedHours, weeklyHoursOf } from './weekly-hours'

const hours = weeklyHoursOf({ mon: [['09:00', '18:00']], sat: [['10:00', '12:00']] }) ?? []
const band = (instant: string, timeZone = 'Europe/Stockholm') =>
  timeBandOf(wallClockOf(new Date(instant), timeZone), hours)

it.each([
  ['as it opens', '2026-03-09T08:00:00Z', 'open'],
  ['a minute before', '2026-03-09T07:59:59Z', 'evening'],
  ['as the lunch begins', '2026-03-09T10:30:00Z', 'lunch'],
  ['as it ends', '2026-03-09T12:00:00Z', 'open'],
  ['as it closes', '2026-03-09T17:00:00Z', 'evening'],
  ['on a closed weekday', '2026-03-10T10:30:00Z', 'evening'],
  ['on an open Saturday', '2026-03-07T09:30:00Z', 'open'],
  ['in the lunch of one', '2026-03-07T10:45:00Z', 'lunch'],
  ['later that Saturday', '2026-03-07T12:00:00Z', 'weekend'],
  ['on a Sunday', '2026-03-08T12:00:00Z', 'weekend'],
  ['on a red Monday', '2026-04-06T08:00:00Z', 'holiday'],
  ['on a red Sunday', '2026-04-05T08:00:00Z', 'holiday'],
  ['in summer time', '2026-07-06T07:00:00Z', 'open'],
])('a call %s', (_, instant, expected) => {
  expect(band(instant)).toBe(expected)
})

it("goes by the account's own clock", () => {
  expect(band('2026-03-09T08:00:00Z', 'America/New_York')).toBe('evening')
})

it.each([
  ['none', {}],
  ['days off alone', { mon: [] }],
  ['an end before the beginning', { mon: [['18:00', '09:00']] }],
  ['nonsense', { mon: 'always' }],
  ['a day we do not know', { mon: [['09:00', '18:00']], lunch: [] }],
])('hours that are %s are unknown, and then taken to be Monday to Friday, 9 to 17', (_, stored) => {
  expect(weeklyHoursOf(stored)).toBeNull()
  const at = (instant: string) => timeBandOf(wallClockOf(new Date(instant), 'Europe/Stockholm'), assumedHours)
  expect([at('2026-03-13T15:59:00Z'), at('2026-03-13T16:00:00Z'), at('2026-03-14T10:00:00Z')]).toEqual([
    'open',
    'evening',
    'weekend',
  ])
})
