import { modelUseOfDay, type ModelUse } from '../salon/model-use.ts'
import type { SalonWorld } from '../salon/salon-world.ts'

const DAY_MS = 86_400_000

export const utcDay = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** Every UTC day from `from` up to, not including, `until`. */
export function utcDays(from: string, until: string): string[] {
  const days: string[] = []
  for (let time = Date.parse(from); utcDay(time) < until; time += DAY_MS) days.push(utcDay(time))
  return days
}

/** An exact decimal as a whole number of 1e-10 dollars. */
export function tenBillionths(usd: string): bigint {
  const [whole = '0', fraction = ''] = usd.split('.')
  return BigInt(whole + fraction.padEnd(10, '0'))
}

/** As JSON writes it: a sum that a double holds to the last digit. */
export const dollars = (amount: bigint): number => Number(amount) / 1e10

/** What the salon's account has used, by UTC day; days that are over are made once. */
export function usageBook(world: SalonWorld) {
  const { salon, seed, volume } = world
  const finished = new Map<string, ModelUse[]>()

  function make(day: string, now: number): ModelUse[] {
    if (day < salon.since) return []
    return modelUseOfDay({ salon, seed, volume, day, conversations: world.conversations, until: now })
  }

  return {
    since: salon.since,
    /** What was used on a UTC day until now; nothing for days to come. */
    day(day: string, now: number): ModelUse[] {
      const known = finished.get(day)
      if (known) return known
      if (day > utcDay(now)) return []
      const made = make(day, now)
      // A call that began before midnight ends, and is summed up, well within two hours.
      if (utcDay(now - 2 * 3_600_000) > day) finished.set(day, made)
      return made
    },
    /** Spent on a day until now, in 1e-10 dollars. */
    spent(day: string, now: number): bigint {
      return this.day(day, now).reduce((sum, use) => sum + tenBillionths(use.usd), 0n)
    },
  }
}

export type UsageBook = ReturnType<typeof usageBook>
