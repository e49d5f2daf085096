import { decimal, round6, type Decimal } from './decimal'

/** An amount in SEK per unit of its currency on the day it arose. */
export type Rate = { rate: Decimal; provisional: boolean }

/**
 * F1: an amount in SEK at the rate of the day of the event. Not rounded: that happens once, where a sum is shown.
 * @returns null without a rate; a missing rate is never 1
 */
export const toSek = (amount: Decimal, currency: string, rate: Decimal | null): Decimal | null =>
  currency === 'SEK' ? amount : rate && amount.times(rate)

/**
 * F1: what day k of a month of n days costs of a price a month. Rounded so that the days add up to the month exactly.
 * @param day local day, `2026-02-28`
 */
export function monthlyCostOn(amount: Decimal, day: string): Decimal {
  const [year = 0, month = 0, k = 0] = day.split('-').map(Number)
  const n = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const upTo = (days: number) => round6(decimal(amount).times(days).div(n))
  return upTo(k).minus(upTo(k - 1))
}
