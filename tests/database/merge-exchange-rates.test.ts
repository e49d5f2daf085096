import { describe, expect, it } from 'vitest'
import { refusal, undone } from './support/act-as.ts'
import type { Tx } from './support/open-database.ts'
import { sharedDatabase } from './support/shared-database.ts'

const sql = sharedDatabase()

type Fixing = { currency: string; day: string; rate: string; source: string; provisional: boolean }
const fixing = (changes: Partial<Fixing> = {}): Fixing => ({
  currency: 'USD',
  day: '2017-03-06',
  rate: '9.01',
  source: 'riksbank',
  provisional: false,
  ...changes,
})

async function merge(tx: Tx, fixings: Fixing[]): Promise<number> {
  const [row] = await tx<{ changed: number }[]>`
    select changed from private.merge_exchange_rates(${tx.json(fixings)})`
  return row?.changed ?? -1
}
const stored = (tx: Tx) => tx<{ rate: string; source: string; provisional: boolean }[]>`
  select trim_scale(sek_per_unit)::text as rate, source, provisional
  from public.exchange_rates where currency = 'USD' and rate_date = '2017-03-06'`

const ecb = fixing({ source: 'ecb', rate: '9.02' })
const unsure = fixing({ source: 'ecb', rate: '9.03', provisional: true })

describe('a fixing that is stored', () => {
  it.each<[string, Fixing[], Partial<Fixing>]>([
    ['is replaced by its correction', [fixing(), fixing({ rate: '9.5' })], { rate: '9.5' }],
    ['of the ECB is replaced by the Riksbank’s', [ecb, fixing()], { rate: '9.01', source: 'riksbank' }],
    ['of the Riksbank is not replaced by the ECB’s', [fixing(), ecb], { rate: '9.01', source: 'riksbank' }],
    ['that could not be checked is replaced by one that could', [unsure, ecb], { rate: '9.02' }],
    ['that was checked is not replaced by one that could not', [ecb, unsure], { rate: '9.02' }],
  ])('%s', async (_, fixings, expected) => {
    await undone(sql, async (tx) => {
      for (const one of fixings) await merge(tx, [one])
      expect([...(await stored(tx))]).toMatchObject([expected])
      // In one set too, whatever their order.
      await tx`delete from public.exchange_rates where currency = 'USD' and rate_date = '2017-03-06'`
      const different = fixings.filter(
        ({ source, provisional }) => `${source}${provisional}` !== 'riksbankfalse',
      )
      if (different.length > 0) {
        await merge(tx, fixings)
        expect([...(await stored(tx))]).toMatchObject([expected])
      }
    })
  })

  it('the same again writes nothing', async () => {
    await undone(sql, async (tx) => {
      expect(await merge(tx, [fixing(), fixing({ day: '2017-03-07' })])).toBe(2)
      expect(await merge(tx, [fixing(), fixing({ day: '2017-03-07' })])).toBe(0)
    })
  })

  it('of the ECB goes when its day turns out to be no bank day, and is sure when it is one', async () => {
    await undone(sql, async (tx) => {
      await merge(tx, [unsure, { ...unsure, day: '2017-03-07' }])
      await tx`select private.merge_bank_days(${tx.json([
        { day: '2017-03-06', is_bank_day: true },
        { day: '2017-03-07', is_bank_day: false },
      ])})`
      const rows = await tx`
        select rate_date::text as day, provisional from public.exchange_rates
        where currency = 'USD' and rate_date between '2017-03-06' and '2017-03-07'`
      expect([...rows]).toEqual([{ day: '2017-03-06', provisional: false }])
    })
  })
})

it('sets have at most 500 rows', async () => {
  const many = Array.from({ length: 501 }, () => fixing())
  expect(await refusal(undone(sql, (tx) => merge(tx, many)))).toBe('22023')
  const days = Array.from({ length: 501 }, () => ({ day: '2017-03-06', is_bank_day: true }))
  expect(await refusal(undone(sql, (tx) => tx`select private.merge_bank_days(${tx.json(days)})`))).toBe(
    '22023',
  )
})

describe('what has been asked for', () => {
  const cover = (tx: Tx, first: string, last: string) =>
    tx`select private.cover_rates(array['ZZZ'], ${first}, ${last})`
  const covered = (tx: Tx) => tx`
    select first_day::text as first, last_day::text as last from private.rate_coverage where currency = 'ZZZ'`

  it('grows by ranges that touch it, and never claims a gap', async () => {
    await undone(sql, async (tx) => {
      await cover(tx, '2017-03-10', '2017-03-20')
      await cover(tx, '2017-03-01', '2017-03-09')
      await cover(tx, '2017-03-15', '2017-03-25')
      expect([...(await covered(tx))]).toEqual([{ first: '2017-03-01', last: '2017-03-25' }])
      await cover(tx, '2017-04-10', '2017-04-20')
      expect([...(await covered(tx))]).toEqual([{ first: '2017-04-10', last: '2017-04-20' }])
    })
  })
})
