import { formatAge, formatDateTime, formatDay, formatTime, localDay } from './format-date-time'
import { formatDifference } from './format-difference'
import { formatDuration } from './format-duration'
import { formatExactMoney, formatMoney, formatWholeMoney } from './format-money'
import { formatNumber, formatPercent } from './format-number'
import type { Locale } from './locale'

/** Every format, bound to a reader's language and an account's time zone. */
export function formatsFor(locale: Locale, timeZone: string) {
  return {
    number: (value: number, decimals?: number) => formatNumber(value, locale, decimals),
    percent: (share: number, decimals?: number) => formatPercent(share, locale, decimals),
    money: (amount: number | string, currency: string) => formatMoney(amount, currency, locale),
    /** With two decimals whatever the size, so that the rows of a table add up. */
    exactMoney: (amount: number | string, currency: string) => formatExactMoney(amount, currency, locale),
    /** Without decimals: for what is about so much. */
    wholeMoney: (amount: number | string, currency: string) => formatWholeMoney(amount, currency, locale),
    /** `4,20`: an amount for each krona, where the unit is said beside it. */
    perKrona: (amount: string) => formatNumber(Number(amount), locale, 2, 2),
    difference: (amount: string, currency?: string) => formatDifference(amount, locale, currency),
    duration: (seconds: number) => formatDuration(seconds, locale),
    time: (instant: Date | string) => formatTime(new Date(instant), { locale, timeZone }),
    day: (day: string) => formatDay(day, { locale, timeZone }),
    date: (instant: Date | string) => formatDay(localDay(new Date(instant), timeZone), { locale, timeZone }),
    dateTime: (instant: Date | string) => formatDateTime(new Date(instant), { locale, timeZone }),
    age: (milliseconds: number) => formatAge(milliseconds, locale),
  }
}

export type Formats = ReturnType<typeof formatsFor>
