import { ProviderError, unreadable } from '../provider-request.ts'
import { companyDay, companyTime } from './company-time.ts'
import { id, object, text } from './json-fields.ts'
import type { SimplyBookClient } from './simplybook-client.ts'

/** Local days of the company, both included, `YYYY-MM-DD`. */
export type DayWindow = { from: string; until: string }

const ON_PAGE = 100
/** What a list has when `on_page` is not heeded. */
const DEFAULT_ON_PAGE = 10
/** 20,000 bookings of one month: far beyond a small business, near enough to stop a list that never ends. */
const MAX_PAGES = 200

/**
 * The pages of bookings whose visit lies in a window. Filters are ignored without a word when their name is wrong, so
 * every row is held against what was asked for.
 * @throws ProviderError PROVIDER_ANSWER_DOUBTFUL for a row of another day, PROVIDER_ANSWER_UNREADABLE for pages that repeat
 *   themselves or never end; the pages before it were given out
 */
export async function* listBookings(
  client: SimplyBookClient,
  window: DayWindow,
  timeZone: string,
): AsyncGenerator<unknown[]> {
  const seen = new Set<string>()
  for (let page = 1; page <= MAX_PAGES; page++) {
    const { rows, hasMore } = readPage(await client.get(pagePath(window, page)), page)
    assertInside(rows, window, timeZone)
    if (rows.length > 0 && !addNew(rows, seen))
      throw unreadable('SimplyBook.me', 'repeats a page of bookings')
    if (rows.length > 0) yield rows
    if (!hasMore) return
  }
  throw unreadable('SimplyBook.me', 'has a list of bookings that does not end')
}

function pagePath({ from, until }: DayWindow, page: number): string {
  const query = new URLSearchParams([
    ['filter[date_from]', from],
    ['filter[date_to]', until],
    ['filter[upcoming_only]', '0'],
    ['on_page', String(ON_PAGE)],
    ['page', String(page)],
  ])
  return `/admin/bookings?${query}`
}

/** A bare array or `{ data, metadata }`: both are seen. */
function readPage(answer: unknown, page: number): { rows: unknown[]; hasMore: boolean } {
  if (Array.isArray(answer)) {
    const rows: unknown[] = answer
    // Nothing says whether there is more: a page that is full, or as full as one of ten is, may have a successor.
    return { rows, hasMore: rows.length > 0 && rows.length % DEFAULT_ON_PAGE === 0 }
  }
  const fields = object(answer)
  const rows: unknown = fields?.['data']
  if (!Array.isArray(rows)) throw unreadable('SimplyBook.me', 'answers without a list of bookings')
  const pages = Number(text(object(fields?.['metadata'])?.['pages_count']) ?? Number.NaN)
  if (!Number.isInteger(pages)) return readPage(rows, page)
  const hasMore = pages > page
  if (hasMore && rows.length === 0) {
    throw unreadable('SimplyBook.me', 'has a list of bookings that does not end')
  }
  return { rows, hasMore }
}

function assertInside(rows: readonly unknown[], window: DayWindow, timeZone: string): void {
  for (const row of rows) {
    const starts = dayOf(object(row)?.['start_datetime'], timeZone)
    const ends = dayOf(object(row)?.['end_datetime'], timeZone) ?? starts
    // One that has no time is skipped when it is read; a visit over midnight belongs to both days.
    if (starts === undefined || ends === undefined) continue
    if (starts > window.until || (ends < window.from && starts < window.from)) {
      throw new ProviderError(
        'unexpected',
        'SimplyBook.me ignores the filter: a booking of another day came',
        {
          code: 'PROVIDER_ANSWER_DOUBTFUL',
        },
      )
    }
  }
}

function dayOf(written: unknown, timeZone: string): string | undefined {
  // Nearly always the company's own clock, whose day is in the text.
  const wall = /^(\d{4}-\d{2}-\d{2})[ T][\d:]{5,8}$/.exec(text(written) ?? '')?.[1]
  if (wall !== undefined) return wall
  const time = companyTime(text(written) ?? '', timeZone)
  return time && companyDay(new Date(time.at), timeZone)
}

/** Whether any row is one that no page had before. */
function addNew(rows: readonly unknown[], seen: Set<string>): boolean {
  const before = seen.size
  for (const row of rows) seen.add(id(object(row)?.['id']) ?? `unreadable ${seen.size}`)
  return seen.size > before
}
