import { NotUnderstood } from '../_shared/observation.ts'
import { ProviderError } from '../_shared/provider-request.ts'
import { companyTime } from '../_shared/simplybook/company-time.ts'
import { fetchBooking } from '../_shared/simplybook/fetch-booking.ts'
import { listBookings, type DayWindow } from '../_shared/simplybook/list-bookings.ts'
import { mergeBookings } from '../_shared/simplybook/merge-bookings.ts'
import type { Company } from '../_shared/simplybook/open-company.ts'
import { readBooking, type ReadBooking } from '../_shared/simplybook/read-booking.ts'
import { sealBooking, type SealedBooking } from '../_shared/simplybook/seal-booking.ts'
import type { SyncRun } from '../_shared/sync/sync-function.ts'
import { addDays } from './booking-windows.ts'

export type Reading = {
  run: SyncRun
  company: Company
  /** The company's day, `YYYY-MM-DD`. */
  today: string
}

/** Known bookings that a list leaves out are looked for one by one, this many in one read of a window. */
const MAX_LOOKED_FOR = 50
/** With more than this missing the list is doubted first, by this many. */
const MANY = 25
const PROBES = 3

/** Pages that are merged together: a set of 500, which is the most that one merge takes. */
const PAGES_A_SET = 5

/**
 * Reads the visits of a window and merges them in sets. A booking that we know and the list leaves out is asked for by
 * its id: only what is then unknown is gone.
 * @throws ProviderError PROVIDER_ANSWER_DOUBTFUL when the list leaves out many bookings that are there
 */
export async function readWindow(reading: Reading, window: DayWindow): Promise<void> {
  const { run, company } = reading
  const listed: string[] = []
  let pages: SealedBooking[][] = []
  let observedAt = run.now()
  async function merge(): Promise<void> {
    const set = pages.flat()
    pages = []
    if (set.length === 0) return
    run.count({ changed: await mergeBookings(company.database, company.owner.integration, set, run.lease) })
  }
  for await (const rows of listBookings(company.client, window, company.timeZone)) {
    const read = rows.map((row) => understood(row, company, observedAt)).filter((one) => one !== undefined)
    listed.push(...read.map(({ booking }) => booking.provider_ref))
    pages.push(await Promise.all(read.map((one) => sealBooking(one, company.owner, company.sealing))))
    run.count({ seen: rows.length, skipped: rows.length - read.length })
    if (pages.length === PAGES_A_SET) await merge()
    observedAt = run.now()
  }
  await merge()
  const missing = await missingBookings(company, window, listed)
  if (missing.length > MANY) await doubtList(reading, missing.slice(0, PROBES))
  for (const ref of missing.slice(0, MAX_LOOKED_FOR)) {
    if (run.now().getTime() >= run.deadline) return
    await lookFor(reading, ref)
  }
}

function understood(row: unknown, company: Company, observedAt: Date): ReadBooking | undefined {
  try {
    const { timeZone, statusMap } = company
    return readBooking(row, { timeZone, statusMap, observedAt, detailed: false })
  } catch (error) {
    if (error instanceof NotUnderstood) return undefined
    throw error
  }
}

/** What should be in the list: visits of these days that nobody has cancelled. */
async function missingBookings(company: Company, window: DayWindow, listed: string[]): Promise<string[]> {
  const { account, integration } = company.owner
  const from = midnight(window.from, company.timeZone)
  const until = midnight(addDays(window.until, 1), company.timeZone)
  const rows = await company.database.run(
    (sql) => sql<{ provider_ref: string }[]>`
      select e.provider_ref from public.calendar_events e
      where e.user_id = ${account} and e.integration_id = ${integration}
        and e.starts_at >= ${from} and e.starts_at < ${until}
        and e.provider_status <> 'cancelled'
        and not ${sql.json(listed)}::jsonb ? e.provider_ref
      order by e.observed_at, e.provider_ref`,
  )
  return rows.map(({ provider_ref }) => provider_ref)
}

function midnight(day: string, timeZone: string): string {
  const time = companyTime(`${day} 00:00:00`, timeZone)
  if (!time) throw new Error(`${day} is no day`)
  return time.at
}

/** An empty or shortened list must not look like a hundred cancellations. */
async function doubtList({ run, company }: Reading, probes: readonly string[]): Promise<void> {
  for (const ref of probes) {
    const found = await fetchBooking(company, ref, run.now)
    if (!('removed' in found) && found.status !== 'cancelled') {
      throw new ProviderError('unexpected', 'SimplyBook.me leaves out bookings that are there', {
        code: 'PROVIDER_ANSWER_DOUBTFUL',
      })
    }
  }
}

/** Asks for one booking: moved to another day, cancelled, or gone. */
export async function lookFor({ run, company }: Reading, ref: string): Promise<void> {
  const found = await fetchBooking(company, ref, run.now)
  const changed = await mergeBookings(company.database, company.owner.integration, [found], run.lease)
  run.count({ seen: 1, changed })
}
