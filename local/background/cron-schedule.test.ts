import { describe, expect, it } from 'vitest'
import { cronSchedule } from './cron-schedule.ts'
import { invalidSchedules, validSchedules } from './testing/schedules.ts'

const isDue = (schedule: string, minute: string) => {
  const read = cronSchedule(schedule)
  return read?.kind === 'minutes' && read.isDue(new Date(`${minute}Z`))
}

describe('cronSchedule', () => {
  it.each(validSchedules)('reads "%s"', (schedule) => expect(cronSchedule(schedule)).not.toBeNull())
  it.each(invalidSchedules)('refuses "%s"', (schedule) => expect(cronSchedule(schedule)).toBeNull())

  it('tells seconds, reboot and minutes apart', () => {
    expect(cronSchedule('30 seconds')).toEqual({ kind: 'seconds', seconds: 30 })
    expect(cronSchedule('1 second')).toEqual({ kind: 'seconds', seconds: 1 })
    expect(cronSchedule('@reboot')).toEqual({ kind: 'reboot' })
    expect(cronSchedule('@daily')?.kind).toBe('minutes')
  })

  it.each([
    ['* * * * *', '2026-11-23T05:17', true],
    ['17 5 * * *', '2026-11-23T05:17', true],
    ['17 5 * * *', '2026-11-23T05:18', false],
    ['*/15 * * * *', '2026-11-23T05:45', true],
    ['*/15 * * * *', '2026-11-23T05:46', false],
    ['10-20/5 * * * *', '2026-11-23T05:15', true],
    ['10-20/5 * * * *', '2026-11-23T05:16', false],
    ['0 9-17 * * mon-fri', '2026-11-23T17:00', true],
    ['0 9-17 * * MON-FRI', '2026-11-22T17:00', false],
    ['0 0 * * 7', '2026-11-22T00:00', true],
    ['0 0 * * 0', '2026-11-22T00:00', true],
    ['0 0 1 nov,dec *', '2026-12-01T00:00', true],
    ['0 0 1 nov,dec *', '2026-10-01T00:00', false],
    ['0 0 $ * *', '2026-11-30T00:00', true],
    ['0 0 $ * *', '2026-11-29T00:00', false],
    ['0 0 $ * *', '2028-02-29T00:00', true],
    ['0 0 1,$ * *', '2026-11-01T00:00', true],
    // Both days restricted: either is enough.
    ['0 0 13 * fri', '2026-11-13T00:00', true],
    ['0 0 13 * fri', '2026-11-20T00:00', true],
    ['0 0 13 * mon', '2026-11-13T00:00', true],
    ['0 0 13 * mon', '2026-11-14T00:00', false],
    ['@hourly', '2026-11-23T05:00', true],
    ['@weekly', '2026-11-22T00:00', true],
    // UTC: nothing happens to it when summer time begins or ends in Stockholm.
    ['30 2 * * *', '2026-03-29T02:30', true],
    ['30 2 * * *', '2026-10-25T02:30', true],
  ])('%s at %s: %s', (schedule, minute, expected) => {
    expect(isDue(schedule, minute)).toBe(expected)
  })
})
