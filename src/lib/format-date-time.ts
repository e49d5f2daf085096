import { intlTag, type Locale } from './locale'

type Clock = { locale: Locale; timeZone: string; now?: Date }

const cache = new Map<string, Intl.DateTimeFormat>()

function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options)
  const kept = cache.get(key) ?? new Intl.DateTimeFormat(intlTag(locale), options)
  cache.set(key, kept)
  return kept
}

/** The local day of an instant as `2026-11-23`. */
export function localDay(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instant)
}

const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000

/** `14:32`, in the account's time zone, always on the 24-hour clock. */
export function formatTime(instant: Date, { locale, timeZone }: Clock): string {
  return dateFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    instant,
  )
}

/** A local day `2026-11-23` as `23 november`, with the year when it is not this one. */
export function formatDay(day: string, { locale, timeZone, now = new Date() }: Clock): string {
  const sameYear = localDay(now, timeZone).slice(0, 4) === day.slice(0, 4)
  const options = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const
  return dateFormat(locale, sameYear ? options : { ...options, year: 'numeric' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}

/** `i dag 14:32`, `i går 14:32`, `tis 17 nov. 14:32`, and with the year when it is not this one. */
export function formatDateTime(instant: Date, clock: Clock): string {
  const { locale, timeZone, now = new Date() } = clock
  const day = localDay(instant, timeZone)
  const today = localDay(now, timeZone)
  const distance = dayNumber(day) - dayNumber(today)
  const time = formatTime(instant, clock)
  if (distance === 0 || distance === -1) {
    const words = new Intl.RelativeTimeFormat(intlTag(locale), { numeric: 'auto' })
    return `${words.format(distance, 'day')} ${time}`
  }
  const sameYear = day.slice(0, 4) === today.slice(0, 4)
  const date = dateFormat(locale, {
    timeZone,
    day: 'numeric',
    month: 'short',
    ...(sameYear ? { weekday: 'short' } : { year: 'numeric' }),
  }).format(instant)
  return `${date.replace(',', '')} ${time}`
}

/** How long ago, in its largest unit: `för 3 minuter sedan`. Under a minute is for the caller to name: "nyss". */
export function formatAge(milliseconds: number, locale: Locale): string {
  const words = new Intl.RelativeTimeFormat(intlTag(locale), { numeric: 'always' })
  const minutes = Math.max(1, Math.round(milliseconds / 60_000))
  if (minutes < 60) return words.format(-minutes, 'minute')
  const hours = Math.round(minutes / 60)
  return hours < 48 ? words.format(-hours, 'hour') : words.format(-Math.round(hours / 24), 'day')
}
