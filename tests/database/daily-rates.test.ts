import { describe, expect, it } from 'vitest'
import { undone } from './support/act-as.ts'
import { riksbankFixings, storeFixings } from './support/ledger-builders.ts'
import type { Tx } from './support/open-database.ts'
import { sharedDatabase } from './support/shared-database.ts'

const sql = sharedDatabase()

type Rate = { rate: string; rate_date: string; source: string; provisional: boolean }

/** A transaction that has no rates but its own, and is taken back. */
const withRates = <T>(work: (tx: Tx) => Promise<T>) =>
  undone(sql, async (tx) => {
    await tx`delete from public.exchange_rates`
    await tx`delete from public.bank_days`
    return work(tx)
  })

async function rateOf(tx: Tx, currency: string, day: string): Promise<Rate | null> {
  const [row] = await tx<Rate[]>`
    select trim_scale(rate)::text as rate, rate_date::text, source, provisional
    from public.daily_rates where currency = ${currency} and day = ${day}`
  return row ?? null
}

const calendar = (tx: Tx, days: Record<string, boolean>) => tx`
  insert into public.bank_days (day, is_bank_day)
  select key::date, value::text::boolean from jsonb_each(${tx.json(days)})
  on conflict (day) do update set is_bank_day = excluded.is_bank_day`

const usd = (day: string, rate = '9.5', more = {}) => ({ currency: 'USD', day, rate, ...more })

describe('a day without a fixing has the one before it', () => {
  it.each([
    ['Epiphany, a Monday', ['2025-01-06'], '2025-01-03', '11.10739', '11.4395'],
    ['Easter', ['2025-04-18', '2025-04-19', '2025-04-20', '2025-04-21'], '2025-04-17', '9.70757', '11.0278'],
    ['Ascension', ['2025-05-29'], '2025-05-28', '9.60811', '10.8735'],
    [
      'National day and weekend',
      ['2025-06-06', '2025-06-07', '2025-06-08'],
      '2025-06-05',
      '9.5798',
      '10.943',
    ],
    ['Midsummer', ['2025-06-20', '2025-06-21', '2025-06-22'], '2025-06-19', '9.64192', '11.067'],
    [
      'Christmas and weekend',
      ['2025-12-24', '2025-12-25', '2025-12-26', '2025-12-27', '2025-12-28'],
      '2025-12-23',
      '9.18038',
      '10.82',
    ],
    ['New Year', ['2025-12-31', '2026-01-01'], '2025-12-30', '9.20133', '10.818'],
    ['a weekend', ['2026-03-28', '2026-03-29'], '2026-03-27', '9.44517', '10.878'],
  ])('%s', async (_, days, fixing, inUsd, inEur) => {
    await withRates(async (tx) => {
      await storeFixings(tx, riksbankFixings())
      for (const day of days) {
        const known = { rate_date: fixing, source: 'riksbank', provisional: false }
        expect(await rateOf(tx, 'USD', day)).toEqual({ rate: inUsd, ...known })
        expect(await rateOf(tx, 'EUR', day)).toEqual({ rate: inEur, ...known })
      }
    })
  })

  it('for 7 days and no longer: then it is missing', async () => {
    await withRates(async (tx) => {
      await storeFixings(tx, [usd('2025-03-03'), usd('2025-04-01')])
      expect((await rateOf(tx, 'USD', '2025-03-10'))?.rate_date).toBe('2025-03-03')
      expect(await rateOf(tx, 'USD', '2025-03-11')).toBeNull()
      expect(await rateOf(tx, 'USD', '2025-03-31')).toBeNull()
      expect((await rateOf(tx, 'USD', '2025-04-01'))?.rate_date).toBe('2025-04-01')
    })
  })

  it('never a later one', async () => {
    await withRates(async (tx) => {
      await storeFixings(tx, [usd('2025-03-03')])
      expect(await rateOf(tx, 'USD', '2025-03-02')).toBeNull()
    })
  })

  it('each currency by itself, and kronor have none', async () => {
    await withRates(async (tx) => {
      await storeFixings(tx, [usd('2025-03-03'), { currency: 'EUR', day: '2025-03-04', rate: '11' }])
      expect(await rateOf(tx, 'EUR', '2025-03-03')).toBeNull()
      expect(await tx`select from public.daily_rates where currency not in ('USD', 'EUR')`).toHaveLength(0)
    })
  })
})

describe('provisional is', () => {
  // 2025-03-06 is a Thursday.
  it('a bank day that waits for its fixing, and every day after it', async () => {
    await withRates(async (tx) => {
      await calendar(tx, { '2025-03-07': true, '2025-03-08': false })
      await storeFixings(tx, [usd('2025-03-06')])
      expect((await rateOf(tx, 'USD', '2025-03-06'))?.provisional).toBe(false)
      expect((await rateOf(tx, 'USD', '2025-03-07'))?.provisional).toBe(true)
      expect((await rateOf(tx, 'USD', '2025-03-08'))?.provisional).toBe(true)
    })
  })

  it('not a day that is no bank day', async () => {
    await withRates(async (tx) => {
      await calendar(tx, { '2025-03-07': false })
      await storeFixings(tx, [usd('2025-03-06')])
      for (const day of ['2025-03-07', '2025-03-08', '2025-03-09'])
        expect((await rateOf(tx, 'USD', day))?.provisional).toBe(false)
      expect((await rateOf(tx, 'USD', '2025-03-10'))?.provisional).toBe(true)
    })
  })

  it('a weekday that the calendar does not know, but no weekend', async () => {
    await withRates(async (tx) => {
      await storeFixings(tx, [usd('2025-03-07')])
      expect((await rateOf(tx, 'USD', '2025-03-08'))?.provisional).toBe(false)
      expect((await rateOf(tx, 'USD', '2025-03-10'))?.provisional).toBe(true)
      await calendar(tx, { '2025-03-10': false })
      expect((await rateOf(tx, 'USD', '2025-03-10'))?.provisional).toBe(false)
      await tx`delete from public.bank_days`
      expect((await rateOf(tx, 'USD', '2025-03-10'))?.provisional).toBe(true)
    })
  })

  it('not what has a later fixing: this day will not get one any more', async () => {
    await withRates(async (tx) => {
      await calendar(tx, { '2025-03-07': true })
      await storeFixings(tx, [usd('2025-03-06')])
      await storeFixings(tx, [usd('2025-03-10', '9.6')])
      expect(await rateOf(tx, 'USD', '2025-03-07')).toEqual({
        rate: '9.5',
        rate_date: '2025-03-06',
        source: 'riksbank',
        provisional: false,
      })
    })
  })

  it('a rate of the fallback that could not be checked, and the days it is carried to', async () => {
    await withRates(async (tx) => {
      await storeFixings(tx, [
        usd('2025-03-07', '9.5', { source: 'ecb', provisional: true }),
        usd('2025-03-10'),
      ])
      expect(await rateOf(tx, 'USD', '2025-03-08')).toMatchObject({ source: 'ecb', provisional: true })
      expect((await rateOf(tx, 'USD', '2025-03-10'))?.provisional).toBe(false)
    })
  })
})

describe('what is carried follows the fixings', () => {
  it('one that arrives late takes its own days', async () => {
    await withRates(async (tx) => {
      await storeFixings(tx, [usd('2025-03-03', '9.1'), usd('2025-03-10', '9.9')])
      await storeFixings(tx, [usd('2025-03-05', '9.5')])
      expect((await rateOf(tx, 'USD', '2025-03-04'))?.rate).toBe('9.1')
      expect((await rateOf(tx, 'USD', '2025-03-09'))?.rate).toBe('9.5')
      expect((await rateOf(tx, 'USD', '2025-03-10'))?.rate).toBe('9.9')
    })
  })

  it('a corrected one changes them, and one that goes gives them back', async () => {
    await withRates(async (tx) => {
      await storeFixings(tx, [usd('2025-03-03', '9.1'), usd('2025-03-05', '9.5')])
      await storeFixings(tx, [usd('2025-03-05', '9.7')])
      expect((await rateOf(tx, 'USD', '2025-03-06'))?.rate).toBe('9.7')
      await tx`delete from public.exchange_rates where rate_date = '2025-03-05'`
      expect((await rateOf(tx, 'USD', '2025-03-06'))?.rate).toBe('9.1')
      await tx`update public.exchange_rates set rate_date = '2025-03-04'`
      expect(await rateOf(tx, 'USD', '2025-03-03')).toBeNull()
      expect((await rateOf(tx, 'USD', '2025-03-11'))?.rate_date).toBe('2025-03-04')
    })
  })

  it('however they came: in any order and in any sets, the same days', async () => {
    const read = (tx: Tx) =>
      tx`select currency, day::text, rate::text, rate_date::text, source, provisional
         from public.daily_rates order by 1, 2`
    const fixings = riksbankFixings()
    const atOnce = await withRates(async (tx) => {
      await calendar(tx, { '2026-03-30': true, '2026-04-03': false })
      await storeFixings(tx, fixings)
      return [...(await read(tx))]
    })
    expect(atOnce.length).toBeGreaterThan(100)
    const oneByOne = await withRates(async (tx) => {
      const shuffled = fixings.map((fixing, n) => ({ fixing, place: (n * 7919) % 101 }))
      shuffled.sort((x, y) => x.place - y.place)
      for (const { fixing } of shuffled) await storeFixings(tx, [fixing])
      await calendar(tx, { '2026-03-30': true, '2026-04-03': false })
      return [...(await read(tx))]
    })
    expect(oneByOne).toEqual(atOnce)
  })

  it('and nothing is written that is so already', async () => {
    await withRates(async (tx) => {
      await storeFixings(tx, [usd('2025-03-03'), usd('2025-03-05')])
      const versions = () => tx`select day, ctid::text, xmin::text from public.daily_rates order by day`
      const before = await versions()
      await storeFixings(tx, [usd('2025-03-03'), usd('2025-03-05')])
      expect([...(await versions())]).toEqual([...before])
    })
  })
})
