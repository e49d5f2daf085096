/** When a job is due. Minutes are UTC; a "wild" schedule begins its minutes or hours with a star. */
export type CronSchedule =
  | { kind: 'seconds'; seconds: number }
  | { kind: 'reboot' }
  | { kind: 'minutes'; wild: boolean; isDue(minute: Date): boolean }

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const nicknames: Record<string, string> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
}

/**
 * Reads a pg_cron schedule: five cron fields, `[1-59] seconds`, or a nickname such as @reboot.
 * @returns null when it is not one
 */
export function cronSchedule(text: string): CronSchedule | null {
  const trimmed = text.trim().toLowerCase()
  const interval = /^([1-9]|[1-5]\d)\s+seconds?$/.exec(trimmed)
  if (interval) return { kind: 'seconds', seconds: Number(interval[1]) }
  if (trimmed === '@reboot') return { kind: 'reboot' }
  const fields = (nicknames[trimmed] ?? trimmed).split(/[ \t]+/)
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = fields
  if (fields.length !== 5) return null
  const minutes = fieldValues(minute, 0, 59)
  const hours = fieldValues(hour, 0, 23)
  const lastDay = day.split(',').includes('$')
  const dayList = day
    .split(',')
    .filter((part) => part !== '$')
    .join(',')
  const days = lastDay && dayList === '' ? new Set<number>() : fieldValues(dayList, 1, 31)
  const monthNumbers = fieldValues(month, 1, 12, months)
  const weekdayNumbers = fieldValues(weekday, 0, 7, weekdays)
  if (!minutes || !hours || !days || !monthNumbers || !weekdayNumbers) return null
  if (weekdayNumbers.has(7)) weekdayNumbers.add(0)

  const dayIsDue = (at: Date) => {
    const byDay = days.has(at.getUTCDate()) || (lastDay && isLastDay(at))
    const byWeekday = weekdayNumbers.has(at.getUTCDay())
    // Vixie's rule: with both fields restricted, either one is enough.
    return day.startsWith('*') || weekday.startsWith('*') ? byDay && byWeekday : byDay || byWeekday
  }
  return {
    kind: 'minutes',
    wild: minute.startsWith('*') || hour.startsWith('*'),
    isDue: (at) =>
      minutes.has(at.getUTCMinutes()) &&
      hours.has(at.getUTCHours()) &&
      monthNumbers.has(at.getUTCMonth() + 1) &&
      dayIsDue(at),
  }
}

const isLastDay = (at: Date) => new Date(at.getTime() + 86_400_000).getUTCDate() === 1

function fieldValues(
  field: string,
  lowest: number,
  highest: number,
  names: string[] = [],
): Set<number> | null {
  const values = new Set<number>()
  const numberOf = (word: string) => (/^\d+$/.test(word) ? Number(word) : names.indexOf(word) + lowest)
  for (const part of field.split(',')) {
    const [, from = '', to, step = '1'] = /^(\*|\d+|[a-z]+)(?:-(\d+|[a-z]+))?(?:\/(\d+))?$/.exec(part) ?? []
    const isRange = from === '*' || to !== undefined
    const first = from === '*' ? lowest : numberOf(from)
    const last = from === '*' ? highest : to === undefined ? first : numberOf(to)
    const unknownName = [from, to].some(
      (word) => word !== undefined && /^[a-z]+$/.test(word) && !names.includes(word),
    )
    if (from === '' || unknownName || (from === '*' && to !== undefined)) return null
    if (first < lowest || last > highest || last < first || Number(step) === 0) return null
    if (step !== '1' && !isRange) return null
    for (let value = first; value <= last; value += Number(step)) values.add(value)
  }
  return values
}
