import { intlTag, type Locale } from './locale'
import type { LocalDay } from './local-days'

const cache = new Map<string, Intl.DateTimeFormat>()

function format(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options)
  const kept = cache.get(key) ?? new Intl.DateTimeFormat(intlTag(locale), { ...options, timeZone: 'UTC' })
  cache.set(key, kept)
  return kept
}

const civil = (day: LocalDay) => new Date(`${day}T00:00:00Z`)
/** Swedish abbreviates with a full stop, which looks like dirt on an axis. */
const withoutStop = (text: string) => text.replaceAll('.', '')

/** A weekday by its number, Monday is 1: `lördag`, or `lör`. 2024-01-01 was a Monday. */
export const formatWeekday = (weekday: number, locale: Locale, style: 'long' | 'short'): string =>
  withoutStop(format(locale, { weekday: style }).format(new Date(Date.UTC(2024, 0, weekday))))

/** `lör 21 nov`. */
export const formatWeekdayAndDay = (day: LocalDay, locale: Locale): string =>
  withoutStop(format(locale, { weekday: 'short', day: 'numeric', month: 'short' }).format(civil(day)))

/** `21 nov`. */
export const formatShortDay = (day: LocalDay, locale: Locale): string =>
  withoutStop(format(locale, { day: 'numeric', month: 'short' }).format(civil(day)))
