import * as z from 'zod/mini'
import { exactDecimal } from './exact-decimal.ts'

const DAY = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/

/**
 * The day of `2026-09-14`, `2026-09-14 00:00:00` and `2026-09-14T00:00:00Z`.
 * @returns undefined for a day that does not exist or cannot be meant
 */
export function usageDay(text: string): string | undefined {
  const day = DAY.exec(text.trim())?.[0]
  if (day === undefined) return undefined
  const time = new Date(`${day}T00:00:00Z`)
  const exists = !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day)
  return exists && day >= '2020-01-01' && day < '2100-01-01' ? day : undefined
}

/** Text in, or the value it stands for; an issue when it stands for none. */
const readAs = <Value>(read: (text: string) => Value | undefined, expected: string) =>
  z.pipe(
    z.string(),
    z.transform((text, context): Value => {
      const value = read(text)
      if (value !== undefined) return value
      context.issues.push({ code: 'custom', message: `Expected ${expected}`, input: text })
      return z.NEVER
    }),
  )

/** After `parseExactJson` numbers are text too: a count is the same whether it came as 412 or "412". */
export const count = readAs((text) => {
  const exact = exactDecimal(text)
  const value = Number(exact)
  return exact !== undefined && Number.isSafeInteger(value) && value >= 0 ? value : undefined
}, 'a whole number from 0')

export const usd = readAs(exactDecimal, 'a decimal number')
export const day = readAs(usageDay, 'a day')
export const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(200))
/** Null, absent and empty are one: unique keys take nulls for different. */
export const nameOrEmpty = z.pipe(
  z.nullish(z.string().check(z.trim(), z.maxLength(200))),
  z.transform((text) => text ?? ''),
)
export const countOrZero = z.pipe(
  z.nullish(count),
  z.transform((value) => value ?? 0),
)
export const usdOrZero = z.pipe(
  z.nullish(usd),
  z.transform((value) => value ?? '0'),
)
