import { formatAge, formatDateTime, formatDay, formatTime, localDay } from './format-date-time'
import { formatDuration } from './format-duration'
import { formatMoney } from './format-money'
import { formatNumber, formatPercent } from './format-number'
import type { Locale } from './locale'

/** Every format, bound to a reader's language and an account's time zone. */
export function formatsFor(locale: Locale, timeZone: string) {
  return {
    number: (value: number, decimals?: number) => formatNumber(value, locale, decimals),
    percent: (share: number, decimals?: number) => formatPercent(share, locale, decimals),
    money: (amount: number | string, currency: string) => formatMoney(amount, currency, locale),
    duration: (seconds: number) => formatDuration(seconds, locale),
    time: (instant: Date | string) => formatTime(new Date(instant), { locale, timeZone }),
    day: (day: string) => formatDay(day, { locale, timeZone }),
    date: (instant: Date | string) => formatDay(localDay(new Date(instant), timeZone), { locale, timeZone }),
    dateTime: (instant: Date | string) => formatDateTime(new Date(instant), { locale, timeZone }),
    age: (milliseconds: number) => formatAge(milliseconds, locale),
  }
}
