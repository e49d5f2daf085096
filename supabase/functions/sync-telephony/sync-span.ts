const DAY_MS = 86_400_000
/** Prices and final states arrive late: the last days are always read again. */
const REREAD_DAYS = 3
const FIRST_DAYS = 90

/** From when to read: 90 days at first, otherwise 3 days before the last complete read. */
export function syncSince(now: Date, lastSync: Date | null): Date {
  if (lastSync === null) return new Date(now.getTime() - FIRST_DAYS * DAY_MS)
  return new Date(Math.min(now.getTime(), lastSync.getTime()) - REREAD_DAYS * DAY_MS)
}
