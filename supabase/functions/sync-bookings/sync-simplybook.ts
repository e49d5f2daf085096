import { companyDay } from '../_shared/simplybook/company-time.ts'
import { openCompany, type SimplyBookDependencies } from '../_shared/simplybook/open-company.ts'
import { workOffCallbacks } from '../_shared/simplybook/work-off-callbacks.ts'
import type { SyncOutcome, SyncWorker } from '../_shared/sync/sync-function.ts'
import { backfillWindows, farWindows, nearWindow } from './booking-windows.ts'
import { readDetails } from './read-details.ts'
import { readWindow, type Reading } from './read-window.ts'
import { backfillCursor, recentCursor, type RequestCount } from './sync-cursor.ts'

/** SimplyBook allows 5,000 a day and company; we keep well below. */
const REQUESTS_A_DAY = 1500
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

/** What waits in the inbox, the visits around today, what only whole bookings say, and then the year ahead. */
async function readRecent(reading: Reading, requests: () => number): Promise<SyncOutcome> {
  const { run, company, today } = reading
  const cursor = recentCursor(run.job.cursor)
  const before = cursor.requests?.day === today ? cursor.requests.count : 0
  const spent = (): RequestCount => ({ day: today, count: before + requests() })

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
    await readDetails(reading)
    await run.save({ cursor: { requests: spent(), far: cursor.far ?? 0, nearAt } })
  }
  const windows = farWindows(today)
  for (let index = cursor.far ?? 0; index < windows.length; index++) {
    const window = windows[index]
    if (!window || spent().count >= REQUESTS_A_DAY) break
    if (run.now().getTime() >= run.deadline) return { more: true }
    await readWindow(reading, window)
    await run.save({ cursor: { requests: spent(), far: index + 1, nearAt } })
  }
  await run.database.run(
    (sql) => sql`
      select private.forget_booking_callbacks(held.integration_id)
      from private.assert_sync_lease(${run.lease.id}, ${run.lease.number}) as held (integration_id)`,
  )
  await run.save({ cursor: { requests: spent() } })
  return { more: false }
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
