import type { SyncRun } from '../sync/sync-job.ts'
import type { DayRange, Fixing } from './fixing.ts'
import type { RatesToRead } from './rates-to-read.ts'
import type { CalendarDay } from './riksbank.ts'

const MOST_IN_A_SET = 500

type Merged = { seen: number; changed: number }

/** The SQL of one run; every write proves the lease in the same statement. */
export function rateStore({ database, lease }: SyncRun) {
  async function inSets<T>(items: T[], merge: (set: T[]) => Promise<Merged | undefined>): Promise<Merged> {
    const total = { seen: 0, changed: 0 }
    for (let start = 0; start < items.length; start += MOST_IN_A_SET) {
      const merged = await merge(items.slice(start, start + MOST_IN_A_SET))
      total.seen += merged?.seen ?? 0
      total.changed += merged?.changed ?? 0
    }
    return total
  }

  return {
    async needed(today: string): Promise<RatesToRead> {
      const [row] = await database.run(
        (sql) => sql<RatesToRead[]>`
          select to_jsonb(currencies) as currencies, history_from::text, covered_from::text, covered_until::text, unsure_from::text,
            calendar_from::text, calendar_until::text
          from private.rates_to_read(${today})`,
        Date.now() + 30_000,
      )
      if (!row) throw new Error('Cannot read what rates are needed: no row')
      return row
    },

    mergeFixings: (fixings: Fixing[]): Promise<Merged> =>
      inSets(fixings, async (set) => {
        const [merged] = await database.run(
          (sql) => sql<Merged[]>`
            select m.seen, m.changed from private.assert_sync_lease(${lease.id}, ${lease.number}) held
            cross join lateral private.merge_exchange_rates(${sql.json(set)}) m`,
          Date.now() + 20_000,
        )
        return merged
      }),

    mergeCalendar: (days: CalendarDay[]): Promise<Merged> =>
      inSets(days, async (set) => {
        const [merged] = await database.run(
          (sql) => sql<Merged[]>`
            select m.seen, m.changed from private.assert_sync_lease(${lease.id}, ${lease.number}) held
            cross join lateral private.merge_bank_days(${sql.json(set)}) m`,
          Date.now() + 20_000,
        )
        return merged
      }),

    /** After all fixings of the range are stored. */
    async cover(currencies: string[], { from, until }: DayRange): Promise<void> {
      await database.run(
        (sql) => sql`
          select private.cover_rates(
            array(select jsonb_array_elements_text(${sql.json(currencies)})), ${from}, ${until})
          from private.assert_sync_lease(${lease.id}, ${lease.number}) held`,
      )
    },

    /** What the stored calendar says of each day of a range that it knows. */
    async bankDays({ from, until }: DayRange): Promise<Map<string, boolean>> {
      const rows = await database.run(
        (sql) => sql<{ day: string; is_bank_day: boolean }[]>`
          select day::text, is_bank_day from public.bank_days where day between ${from} and ${until}`,
      )
      return new Map(rows.map(({ day, is_bank_day }) => [day, is_bank_day]))
    },
  }
}

export type RateStore = ReturnType<typeof rateStore>
