import { swedishDay, yearRanges } from '../_shared/exchange-rates/day-ranges.ts'
import type { Ecb } from '../_shared/exchange-rates/ecb.ts'
import { fixingsReader } from '../_shared/exchange-rates/read-fixings.ts'
import { rateStore, type RateStore } from '../_shared/exchange-rates/rate-store.ts'
import { rangesToRead, type RatesToRead } from '../_shared/exchange-rates/rates-to-read.ts'
import type { Riksbank } from '../_shared/exchange-rates/riksbank.ts'
import { logLine } from '../_shared/log-line.ts'
import { unreadable, type RequestOptions } from '../_shared/provider-request.ts'
import type { SyncRun, SyncWorker } from '../_shared/sync/sync-job.ts'

/** Both banks must fit into the time of one run, with one of them silent. */
const PATIENCE = { tries: 3, timeoutMs: 8_000 }

/**
 * Reads the rates of every currency in use, back to the first cost of any account: from the Riksbank, in its place from
 * the ECB, and when neither answers from nobody. The calendar comes first, because it judges the ECB's days.
 */
export const syncRates = ({ riksbank, ecb }: { riksbank: Riksbank; ecb: Ecb }): SyncWorker =>
  async function work(run) {
    const store = rateStore(run)
    const today = swedishDay(run.now())
    const needed = await store.needed(today)
    const request: RequestOptions = {
      ...PATIENCE,
      signal: run.signal,
      onRequest: () => run.count({ requests: 1 }),
    }
    const reader = fixingsReader({ riksbank, ecb, request, bankDays: (range) => store.bankDays(range) })

    try {
      await readCalendar(run, store, riksbank, needed, request)
    } catch (error) {
      // Rates without a calendar are worth having: they stay provisional until it comes.
      const { code } = reader.noteTrouble(error)
      logLine({ level: 'error', message: 'bank days not read', errorCode: code })
    }

    const currencies = new Set(needed.currencies)
    const ranges = rangesToRead(needed, today)
    for (const [index, range] of ranges.entries()) {
      if (run.now().getTime() > run.deadline) return { more: true }
      const { fixings, skipped } = await reader.read(currencies, range)
      const { changed } = await store.mergeFixings(fixings)
      await store.cover(needed.currencies, range)
      run.count({ seen: fixings.length, changed, skipped })
      await run.save({ cursor: null, done: index + 1, total: ranges.length })
    }
    return { more: false }
  }

async function readCalendar(
  run: SyncRun,
  store: RateStore,
  riksbank: Riksbank,
  { calendar_from, calendar_until }: RatesToRead,
  request: RequestOptions,
): Promise<void> {
  if (calendar_from === null || calendar_until === null) return
  // What lies ahead first: it decides about today.
  for (const range of yearRanges({ from: calendar_from, until: calendar_until }).reverse()) {
    const days = await riksbank.calendar(range, request)
    if (days.length === 0) throw unreadable('The Riksbank', 'gives a calendar without a day')
    const { changed } = await store.mergeCalendar(days)
    run.count({ changed })
  }
}
