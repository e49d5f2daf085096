/** A minute to run jobs for, and which kinds of jobs. */
export type DueMinute = { minute: Date; wild: boolean; fixed: boolean }

const minuteMs = 60_000

/**
 * The minutes that have come since `last`, by the rules of Vixie cron that pg_cron follows: a short gap
 * (under five minutes) is caught up whole; a longer one (up to three hours, such as a sleeping laptop)
 * runs jobs with fixed times for every minute missed and wildcard jobs once; a larger jump just goes on from now.
 * @param last start of the last minute handled
 */
export function dueMinutes(last: Date, now: Date): DueMinute[] {
  const current = startOfMinute(now)
  const passed = Math.round((current.getTime() - last.getTime()) / minuteMs)
  const minute = (index: number) => new Date(last.getTime() + index * minuteMs)
  const missed = (wild: boolean) =>
    Array.from({ length: passed }, (_, index) => ({ minute: minute(index + 1), wild, fixed: true }))
  if (passed === 0) return []
  if (passed > 180 || passed < -180) return [{ minute: current, wild: true, fixed: true }]
  // The clock was set back: jobs with fixed times have run already.
  if (passed < 0) return [{ minute: current, wild: true, fixed: false }]
  if (passed < 5) return missed(true)
  return [...missed(false), { minute: current, wild: true, fixed: false }]
}

export const startOfMinute = (at: Date) => new Date(Math.floor(at.getTime() / minuteMs) * minuteMs)
