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

const inHours = (text: string) => Number(text.slice(0, 2)) + Number(text.slice(3)) / 60

/**
 * When the business is open on a weekday, in hours with decimals: `[[9.5, 18]]`.
 * @param weekday 1 (Monday) to 7
 */
export function openSpans(openingHours: OpeningHours, weekday: number): [from: number, to: number][] {
  const name = weekdays[weekday - 1]
  const spans = name === undefined ? [] : (openingHours[name] ?? [])
  return spans.map(([opens, closes]) => [inHours(opens), inHours(closes)])
}

/** Is the business open for any part of this hour? */
export const isOpenDuring = (openingHours: OpeningHours, weekday: number, hour: number): boolean =>
  openSpans(openingHours, weekday).some(([opens, closes]) => opens < hour + 1 && closes > hour)
