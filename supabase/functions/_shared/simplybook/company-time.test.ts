import { describe, expect, it } from 'vitest'
import { companyDay, companyTime, isTimeZone } from './company-time.ts'

const stockholm = (text: string) => companyTime(text, 'Europe/Stockholm')
const plain = (at: string) => ({ at, isSkipped: false })

describe('a company time', () => {
  it.each([
    ['2026-01-10 09:15:00', '2026-01-10T08:15:00.000Z'],
    ['2026-07-10 09:15:00', '2026-07-10T07:15:00.000Z'],
    ['2026-07-10T09:15:00', '2026-07-10T07:15:00.000Z'],
    ['2026-07-10 09:15', '2026-07-10T07:15:00.000Z'],
    ['2026-07-10 00:30:00', '2026-07-09T22:30:00.000Z'],
  ])('%s is read by the clock in Stockholm', (text, at) => {
    expect(stockholm(text)).toEqual(plain(at))
  })

  it.each([
    ['2026-07-10T09:15:00Z', '2026-07-10T09:15:00.000Z'],
    ['2026-07-10 09:15:00+05:30', '2026-07-10T03:45:00.000Z'],
    ['2026-07-10T09:15:00-0300', '2026-07-10T12:15:00.000Z'],
    ['2026-07-10T09:15:00.000z', '2026-07-10T09:15:00.000Z'],
  ])('%s means what it says', (text, at) => {
    expect(stockholm(text)).toEqual(plain(at))
  })

  it('that does not exist moves forward, and says so', () => {
    expect(stockholm('2026-03-29 02:30:00')).toEqual({ at: '2026-03-29T01:30:00.000Z', isSkipped: true })
    expect(stockholm('2026-03-29 01:59:59')).toEqual(plain('2026-03-29T00:59:59.000Z'))
    expect(stockholm('2026-03-29 03:00:00')).toEqual(plain('2026-03-29T01:00:00.000Z'))
  })

  it('that comes twice is the first', () => {
    expect(stockholm('2026-10-25 02:30:00')).toEqual(plain('2026-10-25T00:30:00.000Z'))
    expect(stockholm('2026-10-25 03:00:00')).toEqual(plain('2026-10-25T02:00:00.000Z'))
  })

  it('follows the zone of the company, not ours', () => {
    expect(companyTime('2026-03-29 02:30:00', 'America/Sao_Paulo')).toEqual(plain('2026-03-29T05:30:00.000Z'))
    expect(companyTime('2026-11-01 01:30:00', 'America/New_York')).toEqual(plain('2026-11-01T05:30:00.000Z'))
    expect(companyTime('2026-01-10 09:15:00', 'Asia/Kathmandu')).toEqual(plain('2026-01-10T03:30:00.000Z'))
  })

  it.each([
    '',
    '0000-00-00 00:00:00',
    '2026-02-30 10:00:00',
    '2026-01-01 24:00:00',
    '10/03/2026 09:15',
    'soon',
  ])('is not %j', (text) => {
    expect(stockholm(text)).toBeUndefined()
  })
})

it('the day of a company begins at its own midnight', () => {
  expect(companyDay(new Date('2026-07-09T22:30:00Z'), 'Europe/Stockholm')).toBe('2026-07-10')
  expect(companyDay(new Date('2026-07-09T22:30:00Z'), 'America/New_York')).toBe('2026-07-09')
})

it('a time zone is a name that the time zone database has', () => {
  expect(['Europe/Stockholm', 'UTC', 'Asia/Singapore'].map(isTimeZone)).toEqual([true, true, true])
  expect(['', '+02:00', 'Mars/Olympus', 'Europe/'].map(isTimeZone)).toEqual([false, false, false, false])
})
