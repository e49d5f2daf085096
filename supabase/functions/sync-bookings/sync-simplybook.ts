import { companyDay } from '../_shared/simplybook/company-time.ts'
import { openCompany, type SimplyBookDependencies } from '../_shared/simplybook/open-company.ts'
import { workOffCallbacks } from '../_shared/simplybook/work-off-callbacks.ts'
import type { SyncOutcome, SyncWorker } from '../_shared/sync/sync-function.ts'
import { backfillWindows, farWindows, nearWindow } from './booking-windows.ts'
import { readDetails } from './read-details.ts'
import { readWindow, type Reading } from './read-window.ts'
import { backfillCursor, recentCursor } from './sync-cursor.ts'

/** SimplyBook allows 5,000 a day and company; we keep well below. Beyond it only today's lists are read. */
const REQUESTS_FOR_LISTS = 1500
const REQUESTS_FOR_DETAILS = 1000
/** A read that goes on in its next lease does not begin with today again. */
const NEAR_IS_FRESH_MS = 300_000
/** Callbacks come first, but the rest must have its turn. */
const CALLBACK_MS = 15_000

/** Reads the bookings of one company of SimplyBook.me: what callbacks missed, and the past. */
export function syncSimplyBook(dependencies: Omit<SimplyBookDependencies, 'database'>): SyncWorker {
  return async (run) => {
    const { job, database, signal } = run
    if (job.integrationId === null || job.userId === null)
      throw new Error('A sync of bookings without an account')
    let requests = 0
    const company = await openCompany(
      { ...dependencies, database },
      {
        integrationId: job.integrationId,
        account: job.userId,
        settings: job.settings,
        secrets: job.secrets,
        request: { signal, onRequest: () => void (run.count({ requests: 1 }), requests++) },
      },
    )
    const reading: Reading = { run, company, today: companyDay(run.now(), company.timeZone) }
    return job.mode === 'backfill' ? readPast(reading) : readRecent(reading, () => requests)
  }
}

/** What waits in the inbox, the visits around today, the year ahead, and then what only whole bookings say. */
async function readRecent(reading: Reading, requests: () => number): Promise<SyncOutcome> {
  const { run, company, today } = reading
  const cursor = recentCursor(run.job.cursor)
  const before = await requestsOfToday(reading)
  const spent = () => before + requests()

  // Whatever is wrong with a month far ahead, today comes first in every read.
  let nearAt = cursor.nearAt ?? 0
  if (cursor.far === undefined || run.now().getTime() - nearAt > NEAR_IS_FRESH_MS) {
    nearAt = run.now().getTime()
    await workOffCallbacks(company, {
      now: run.now,
      until: Math.min(run.deadline, Date.now() + CALLBACK_MS),
      lease: run.lease,
      onBooking: ({ changed }) => run.count({ seen: 1, changed }),
    })
    await readWindow(reading, nearWindow(today))
    await run.save({ cursor: { far: cursor.far ?? 0, nearAt } })
  }
  const windows = farWindows(today)
  for (let index = cursor.far ?? 0; index < windows.length; index++) {
    const window = windows[index]
    if (!window || spent() >= REQUESTS_FOR_LISTS) break
    if (run.now().getTime() >= run.deadline) return { more: true }
    await readWindow(reading, window)
    await run.save({ cursor: { far: index + 1, nearAt } })
  }
  if (await readDetails(reading, () => spent() < REQUESTS_FOR_LISTS + REQUESTS_FOR_DETAILS)) {
    return { more: true }
  }
  await run.database.run(
    (sql) => sql`
      select private.forget_booking_callbacks(held.integration_id)
      from private.assert_sync_lease(${run.lease.id}, ${run.lease.number}) as held (integration_id)`,
  )
  return { more: false }
}

/** What the syncs of this company have asked for within a day. */
async function requestsOfToday({ run, company }: Reading): Promise<number> {
  const [row] = await run.database.run(
    (sql) => sql<{ requests: number }[]>`
      select coalesce(sum(r.requests), 0)::int as requests from public.sync_runs r
      where r.integration_id = ${company.owner.integration} and r.started_at > now() - interval '1 day'`,
  )
  return row?.requests ?? 0
}

/** The year before, a month at a time from the newest. */
async function readPast(reading: Reading): Promise<SyncOutcome> {
  const { run } = reading
  const { today, next } = backfillCursor(run.job.cursor) ?? { today: reading.today, next: 0 }
  const windows = backfillWindows(today)
  await run.save({ cursor: { today, next }, done: next, total: windows.length })
  for (const [index, window] of windows.entries()) {
    if (index < next) continue
    if (run.now().getTime() >= run.deadline) return { more: true }
    await readWindow(reading, window)
    await run.save({ cursor: { today, next: index + 1 }, done: index + 1, total: windows.length })
  }
  return { more: false }
}
