import { intlTag, type Locale } from './locale'
import type { LocalDay } from './local-days'
import { isWholeMonth } from './periods'

const civil = (day: LocalDay) => new Date(`${day}T00:00:00Z`)

/**
 * A stretch of days as one says it: `oktober` or `oktober 2025` for a whole month, `9–31 oktober` for others. The
 * year is said when it is not this one.
 */
export function formatPeriod(
  { start, end }: { start: LocalDay; end: LocalDay },
  today: LocalDay,
  locale: Locale,
): string {
  const year = start.slice(0, 4) === today.slice(0, 4) ? ({} as const) : ({ year: 'numeric' } as const)
  if (isWholeMonth({ start, end })) {
    return new Intl.DateTimeFormat(intlTag(locale), { month: 'long', ...year, timeZone: 'UTC' }).format(
      civil(start),
    )
  }
  const format = new Intl.DateTimeFormat(intlTag(locale), {
    day: 'numeric',
    month: 'long',
    ...year,
    timeZone: 'UTC',
  })
  if (start === end) return format.format(civil(start))
  // Intl sets thin spaces around the dash; a newspaper sets none.
  return format.formatRange(civil(start), civil(end)).replace(/[\u2009\u202f ]?–[\u2009\u202f ]?/u, '–')
}
