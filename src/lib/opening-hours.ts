import * as z from 'zod/mini'

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const clock = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/))
const spans = z.array(z.tuple([clock, clock]))

const openingHoursShape = z.partialRecord(z.enum(weekdays), spans)

/** When a business is open: `{ mon: [['09:00', '18:00']], … }`. A day without spans is a day off. */
export type OpeningHours = z.infer<typeof openingHoursShape>

/** Reads what the account holds; hours we cannot read are unknown hours, and nothing is drawn for them. */
export function readOpeningHours(stored: unknown): OpeningHours {
  const read = openingHoursShape.safeParse(stored)
  return read.success ? read.data : {}
}

const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))

/**
 * Is the business open for any part of this hour?
 * @param weekday 1 (Monday) to 7
 */
export function isOpenDuring(openingHours: OpeningHours, weekday: number, hour: number): boolean {
  const name = weekdays[weekday - 1]
  const today = name === undefined ? [] : (openingHours[name] ?? [])
  return today.some(([opens, closes]) => minutes(opens) < (hour + 1) * 60 && minutes(closes) > hour * 60)
}
