import * as z from 'zod/mini'

/** What a central bank fixed one unit of a currency at on one day. */
export type Fixing = {
  /** ISO 4217, upper case. */
  currency: string
  /** `2026-03-24`. */
  day: string
  /** Kronor for one unit, as a decimal text with at most 6 decimals. */
  rate: string
  source: 'riksbank' | 'ecb'
  /** True when nobody could say whether the day is a Swedish bank day. */
  provisional: boolean
}

/** Fixings of a range, and how many observations were not understood. */
export type FixingsRead = { fixings: Fixing[]; skipped: number }

/** Both days included. */
export type DayRange = { from: string; until: string }

/** What a table of `numeric(14, 6)` holds exactly, and more than nothing. */
export const isRate = (text: string): boolean => /^\d{1,8}(\.\d{1,6})?$/.test(text) && /[1-9]/.test(text)

const day = z.iso.date()
/** `2026-03-24`, a day that exists: the database refuses a whole set for one that does not. */
export const isDay = (text: string): boolean => day.safeParse(text).success
