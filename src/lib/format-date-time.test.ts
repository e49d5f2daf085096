import { expect, it } from 'vitest'
import { formatAge, formatDateTime, formatDay, formatTime, localDay } from './format-date-time'

const stockholm = {
  locale: 'sv',
  timeZone: 'Europe/Stockholm',
  now: new Date('2026-11-23T10:00:00Z'),
} as const

it.each([
  ['2026-11-23T08:32:00Z', 'i dag 09:32'],
  // Half past eleven the evening before in London, but already today in Stockholm.
  ['2026-11-22T23:30:00Z', 'i dag 00:30'],
  ['2026-11-22T13:32:00Z', 'i går 14:32'],
  ['2026-11-17T13:32:00Z', 'tis 17 nov. 14:32'],
  ['2025-12-31T23:30:00Z', 'tors 1 jan. 00:30'],
  ['2025-12-31T22:30:00Z', '31 dec. 2025 23:30'],
])('says %s as %s', (instant, text) => {
  expect(formatDateTime(new Date(instant), stockholm)).toBe(text)
})

it('says the same in English', () => {
  const english = { ...stockholm, locale: 'en' } as const
  expect(formatDateTime(new Date('2026-11-22T13:32:00Z'), english)).toBe('yesterday 14:32')
  expect(formatDateTime(new Date('2026-11-17T13:32:00Z'), english)).toBe('Tue 17 Nov 14:32')
})

it('knows that yesterday was yesterday across the change to summer time', () => {
  const now = new Date('2026-03-29T10:00:00Z')
  expect(formatDateTime(new Date('2026-03-28T13:00:00Z'), { ...stockholm, now })).toBe('i går 14:00')
})

it('shows midnight as 00:00', () => {
  expect(formatTime(new Date('2026-11-22T23:00:00Z'), stockholm)).toBe('00:00')
})

it('gives the local day of an instant, also near midnight', () => {
  expect(localDay(new Date('2026-11-22T23:30:00Z'), 'Europe/Stockholm')).toBe('2026-11-23')
  expect(localDay(new Date('2026-11-22T23:30:00Z'), 'America/New_York')).toBe('2026-11-22')
})

it('names a day, with its year when that is another', () => {
  expect(formatDay('2026-08-14', stockholm)).toBe('14 augusti')
  expect(formatDay('2025-08-14', stockholm)).toBe('14 augusti 2025')
})

it.each([
  [61_000, 'för 1 minut sedan'],
  [3 * 60_000, 'för 3 minuter sedan'],
  [5 * 3_600_000, 'för 5 timmar sedan'],
  [72 * 3_600_000, 'för 3 dagar sedan'],
])('says %i ms ago as %s', (age, text) => {
  expect(formatAge(age, 'sv')).toBe(text)
})
