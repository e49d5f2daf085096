import { beforeEach, describe, expect, it } from 'vitest'
import { actAs, become, owner, serviceRole, undone } from './support/act-as.ts'
import { completedCall, connectTwilio, merge, observation, signUp } from './support/builders.ts'
import { connect, payFixed, riksbankFixings, storeFixings, useModel } from './support/ledger-builders.ts'
import type { Tx } from './support/open-database.ts'
import { sharedDatabase } from './support/shared-database.ts'

const sql = sharedDatabase()

type Line = {
  line_id: string
  occurred_on: string
  source: string
  category: string
  description: string
  amount: string
  currency: string
  rate: string | null
  rate_date: string | null
  rate_source: string | null
  rate_provisional: boolean
  amount_sek: string | null
  state: string
  is_setup: boolean
}
type Account = { userId: string; twilio: string; openrouter: string }

/** A new account in a transaction that knows the Riksbank's fixings alone. */
const withAccount = <T>(work: (tx: Tx, account: Account) => Promise<T>) =>
  undone(sql, async (tx) => {
    await tx`delete from public.exchange_rates`
    await tx`delete from public.bank_days`
    await storeFixings(tx, riksbankFixings())
    const userId = await signUp(tx)
    const twilio = await connectTwilio(tx, userId)
    return work(tx, { userId, twilio, openrouter: await connect(tx, userId, 'openrouter') })
  })

const lines = (tx: Tx, userId: string) => tx<Line[]>`
  select line_id, occurred_on::text, source, category, description, trim_scale(amount)::text as amount, currency,
    trim_scale(rate)::text as rate, rate_date::text, rate_source, rate_provisional,
    trim_scale(amount_sek)::text as amount_sek, state, is_setup
  from public.ledger where user_id = ${userId} order by occurred_at, line_id`

async function onlyLine(tx: Tx, userId: string): Promise<Line> {
  const [line, ...others] = await lines(tx, userId)
  if (!line || others.length > 0) throw new Error(`Expected one line, found ${line ? others.length + 1 : 0}`)
  return line
}

async function sum(tx: Tx, userId: string, from = '2000-01-01', until = '2100-01-01'): Promise<string> {
  const [row] = await tx<{ sum: string }[]>`
    select trim_scale(coalesce(sum(amount_sek), 0))::text as sum from public.ledger
    where user_id = ${userId} and occurred_on between ${from} and ${until}`
  return row?.sum ?? ''
}

const call = (observed_at: string, amount: string, currency: string, more = {}) =>
  completedCall({
    observed_at,
    started_at: observed_at,
    ended_at: undefined,
    cost_amount: amount,
    cost_currency: currency,
    cost_state: 'final',
    ...more,
  })

describe('a cost in a foreign currency', () => {
  it.each([
    ['12.345678', '2026-03-24', '115.47455843232', '115.47'],
    ['100', '2026-03-26', '939.466', '939.47'],
    ['0.00285', '2026-03-25', '0.026482713', '0.03'],
    ['0.50', '2026-03-28', '4.722585', '4.72'],
  ])('of %s USD on %s is %s kr, shown as %s', async (usd, day, unrounded, shown) => {
    await withAccount(async (tx, { userId, openrouter }) => {
      await useModel(tx, userId, openrouter, { day, usd })
      expect((await onlyLine(tx, userId)).amount_sek).toBe(unrounded)
      const [row] =
        await tx`select round(sum(amount_sek), 2)::text as shown from public.ledger where user_id = ${userId}`
      expect(row?.['shown']).toBe(shown)
    })
  })

  it('is rounded once, in the sum, and not line by line', async () => {
    await withAccount(async (tx, { userId, openrouter }) => {
      for (const [day, usd] of [
        ['2026-03-24', '0.412345'],
        ['2026-03-25', '0.398761'],
        ['2026-03-26', '0.405555'],
        ['2026-03-27', '0.381119'],
      ] as const)
        await useModel(tx, userId, openrouter, { day, usd })
      expect(await sum(tx, userId)).toBe('14.97198828731')
      const [row] = await tx`
        select round(sum(amount_sek), 2)::text as total, sum(round(amount_sek, 2))::text as lines
        from public.ledger where user_id = ${userId}`
      expect(row).toEqual({ total: '14.97', lines: '14.98' })
    })
  })

  it('of 500 calls of 0.0004 USD is 1.87 kr and not 0', async () => {
    await withAccount(async (tx, { userId, twilio }) => {
      const calls = Array.from({ length: 500 }, () => call('2026-03-24T10:00:00Z', '0.0004', 'USD'))
      await merge(tx, twilio, calls)
      expect(await sum(tx, userId)).toBe('1.870688')
    })
  })

  it('knows the rate, its day and whose it is', async () => {
    await withAccount(async (tx, { userId, twilio }) => {
      await merge(tx, twilio, [call('2026-03-28T10:00:00Z', '0.5', 'USD', { provider_ref: 'CA1' })])
      expect(await onlyLine(tx, userId)).toMatchObject({
        occurred_on: '2026-03-28',
        source: 'twilio',
        category: 'telephony',
        description: 'call_inbound',
        amount: '0.5',
        currency: 'USD',
        rate: '9.44517',
        rate_date: '2026-03-27',
        rate_source: 'riksbank',
        rate_provisional: false,
        amount_sek: '4.722585',
        state: 'final',
        is_setup: false,
      })
    })
  })

  it.each([
    ['of an unknown currency', 'XAG', '2026-03-24'],
    ['on a day without a rate', 'USD', '2025-02-20'],
  ])('%s has no kronor, and is not 0', async (_, currency, day) => {
    await withAccount(async (tx, { userId, twilio }) => {
      await merge(tx, twilio, [call(`${day}T10:00:00Z`, '5', currency)])
      const missing = { amount: '5', rate: null, rate_date: null, rate_source: null, amount_sek: null }
      expect(await onlyLine(tx, userId)).toMatchObject({ ...missing, state: 'final' })
    })
  })

  it('is provisional as long as its rate is', async () => {
    await withAccount(async (tx, { userId, twilio }) => {
      await merge(tx, twilio, [call('2026-03-30T10:00:00Z', '1', 'USD')])
      expect(await onlyLine(tx, userId)).toMatchObject({
        state: 'provisional',
        rate_provisional: true,
        rate_date: '2026-03-27',
      })
      await storeFixings(tx, [{ currency: 'USD', day: '2026-03-30', rate: '9.4' }])
      expect(await onlyLine(tx, userId)).toMatchObject({
        state: 'final',
        rate_provisional: false,
        rate_date: '2026-03-30',
      })
    })
  })

  it('changes with a corrected fixing', async () => {
    await withAccount(async (tx, { userId, twilio }) => {
      await merge(tx, twilio, [call('2026-03-24T10:00:00Z', '2', 'USD')])
      await storeFixings(tx, [{ currency: 'USD', day: '2026-03-24', rate: '9.5' }])
      expect((await onlyLine(tx, userId)).amount_sek).toBe('19')
    })
  })
})

describe('a cost in kronor', () => {
  it('is what it is, at 1, on its own day', async () => {
    await withAccount(async (tx, { userId, twilio }) => {
      await merge(tx, twilio, [call('2026-03-28T10:00:00Z', '0.123456', 'SEK')])
      expect(await onlyLine(tx, userId)).toMatchObject({
        rate: '1',
        rate_date: '2026-03-28',
        rate_source: null,
        rate_provisional: false,
        amount_sek: '0.123456',
      })
    })
  })
})

describe('telephony', () => {
  it('has a line for every leg and message that has a price, and none for what has none', async () => {
    await withAccount(async (tx, { userId, twilio }) => {
      const parent = call('2026-03-24T09:00:00Z', '0.0085', 'USD')
      const leg = call('2026-03-24T09:00:05Z', '0.014', 'USD', {
        parent_ref: parent.provider_ref,
        direction: 'outbound',
      })
      const text = observation({
        kind: 'sms',
        provider_ref: 'SM1',
        status: 'received',
        observed_at: '2026-03-24T09:01:00Z',
        cost_amount: '0.0075',
        cost_currency: 'USD',
        cost_state: 'provisional',
      })
      await merge(tx, twilio, [parent, leg, text, completedCall({ observed_at: '2026-03-24T09:02:00Z' })])
      expect((await lines(tx, userId)).map((line) => [line.description, line.amount, line.state])).toEqual([
        ['call_inbound', '0.0085', 'final'],
        ['call_outbound', '0.014', 'final'],
        ['sms_inbound', '0.0075', 'provisional'],
      ])
    })
  })

  it('pays back with a negative amount', async () => {
    await withAccount(async (tx, { userId, twilio }) => {
      await merge(tx, twilio, [
        call('2026-03-24T09:00:00Z', '2', 'USD'),
        call('2026-03-24T09:00:00Z', '-0.5', 'USD'),
      ])
      expect(await sum(tx, userId)).toBe('14.03016')
    })
  })

  it.each([
    ['of 23 hours', '2026-03-29', '2026-03-28T23:00:00Z', '2026-03-29T21:59:59Z'],
    ['of 25 hours', '2026-10-25', '2026-10-24T22:00:00Z', '2026-10-25T22:59:59Z'],
  ])('lies on the account’s day, also one %s', async (_, day, first, last) => {
    await withAccount(async (tx, { userId, twilio }) => {
      const outside = [Date.parse(first) - 1_000, Date.parse(last) + 1_000]
      const times = [first, last, ...outside.map((time) => new Date(time).toISOString())]
      await merge(
        tx,
        twilio,
        times.map((time) => call(time, '1', 'SEK')),
      )
      expect(await sum(tx, userId, day, day)).toBe('2')
      await tx`update public.accounts set time_zone = 'America/New_York' where user_id = ${userId}`
      expect(await sum(tx, userId, day, day)).not.toBe('4')
    })
  })
})

describe('AI use', () => {
  it('lies on the provider’s UTC day, whatever the account’s', async () => {
    await withAccount(async (tx, { userId, openrouter }) => {
      await tx`update public.accounts set time_zone = 'America/New_York' where user_id = ${userId}`
      await useModel(tx, userId, openrouter, { day: '2026-03-24', usd: '0.0000000001', state: 'provisional' })
      expect(await onlyLine(tx, userId)).toMatchObject({
        occurred_on: '2026-03-24',
        source: 'openrouter',
        category: 'ai',
        description: 'openai/gpt-4.1-mini',
        amount: '0.0000000001',
        amount_sek: '0.000000000935344',
        state: 'provisional',
      })
    })
  })
})

describe('a subscription', () => {
  const month = (tx: Tx, userId: string, day: string) => tx<{ days: number; sum: string }[]>`
    select count(*)::int as days, trim_scale(sum(amount))::text as sum from public.ledger
    where user_id = ${userId} and date_trunc('month', occurred_on) = ${`${day}-01`}::date`

  it('costs its price in every whole month, to the öre', async () => {
    await withAccount(async (tx, { userId }) => {
      await payFixed(tx, userId, { amount: '499.99', startsOn: '2024-01-01', endsOn: '2024-12-31' })
      for (const [name, days] of [
        ['2024-01', 31],
        ['2024-02', 29],
        ['2024-03', 31],
        ['2024-04', 30],
      ] as const)
        expect([...(await month(tx, userId, name))]).toEqual([{ days, sum: '499.99' }])
      expect(await sum(tx, userId)).toBe('5999.88')
    })
  })

  it('costs the sum of its days over any period', async () => {
    await withAccount(async (tx, { userId }) => {
      await payFixed(tx, userId, { amount: '100', startsOn: '2025-01-15', endsOn: '2025-04-02' })
      const parts = [
        ['2025-01-01', '2025-01-20'],
        ['2025-01-21', '2025-02-11'],
        ['2025-02-12', '2025-12-31'],
      ] as const
      const [row] = await tx<{ parts: string }[]>`
        select trim_scale(sum(part))::text as parts from unnest(${await Promise.all(
          parts.map(([from, until]) => sum(tx, userId, from, until)),
        )}::numeric[]) part`
      expect(row?.parts).toBe(await sum(tx, userId))
      // 17 of 31 days, two whole months, 2 of 30.
      expect(await sum(tx, userId)).toBe('261.505377')
    })
  })

  it('is paid for by the day, from the first to the last', async () => {
    await withAccount(async (tx, { userId }) => {
      await payFixed(tx, userId, { amount: '300', startsOn: '2025-04-29', endsOn: '2025-05-02' })
      expect(
        (await lines(tx, userId)).map((line) => [line.occurred_on, line.amount, line.category, line.state]),
      ).toEqual([
        ['2025-04-29', '10', 'fixed', 'final'],
        ['2025-04-30', '10', 'fixed', 'final'],
        ['2025-05-01', '9.677419', 'fixed', 'final'],
        ['2025-05-02', '9.67742', 'fixed', 'final'],
      ])
    })
  })

  it('has no day in the future', async () => {
    await withAccount(async (tx, { userId }) => {
      const [now] = await tx<{ today: string; from: string; until: string }[]>`
        select t.today::text, (t.today - 2)::text as from, (t.today + 2)::text as until
        from (select (now() at time zone 'Europe/Stockholm')::date as today) t`
      if (!now) throw new Error('No date')
      await payFixed(tx, userId, { amount: '310', startsOn: now.from })
      await payFixed(tx, userId, { amount: '310', startsOn: now.until })
      await payFixed(tx, userId, { kind: 'setup', amount: '500', startsOn: now.until })
      const all = await lines(tx, userId)
      expect(all).toHaveLength(3)
      expect(all.at(-1)?.occurred_on).toBe(now.today)
    })
  })

  it('in a foreign currency has the rate of each of its days', async () => {
    await withAccount(async (tx, { userId }) => {
      await payFixed(tx, userId, {
        amount: '31',
        currency: 'EUR',
        startsOn: '2026-03-26',
        endsOn: '2026-03-27',
      })
      expect((await lines(tx, userId)).map((line) => line.amount_sek)).toEqual(['10.8405', '10.878'])
    })
  })

  it('and a set-up fee, which is one line on its day', async () => {
    await withAccount(async (tx, { userId }) => {
      await payFixed(tx, userId, { kind: 'setup', amount: '4000', startsOn: '2025-04-29', name: 'Start' })
      expect(await onlyLine(tx, userId)).toMatchObject({
        occurred_on: '2025-04-29',
        source: 'fixed',
        description: 'Start',
        amount_sek: '4000',
        is_setup: true,
      })
    })
  })
})

describe('the ledger', () => {
  let anna: string
  let bo: string

  beforeEach(async () => {
    anna = await signUp(sql)
    bo = await signUp(sql)
    await payFixed(sql, anna, { kind: 'setup', amount: '10', startsOn: '2025-04-29' })
    await payFixed(sql, bo, { kind: 'setup', amount: '20', startsOn: '2025-04-29' })
  })

  it('shows an owner the own lines alone', async () => {
    const read = (tx: Tx) => tx`select distinct user_id from public.ledger`
    expect([...(await actAs(sql, owner(anna), read))]).toEqual([{ user_id: anna }])
    expect((await actAs(sql, serviceRole, read)).length).toBeGreaterThan(1)
  })

  it('adds up: the sum is the sum of the lines, however they are divided', async () => {
    await withAccount(async (tx, account) => {
      const { userId } = account
      await merge(
        tx,
        account.twilio,
        Array.from({ length: 60 }, (_, n) =>
          call(
            new Date(Date.UTC(2026, 2, 23) + n * 7_000_000).toISOString(),
            `0.0${n}7`,
            n % 3 ? 'USD' : 'EUR',
          ),
        ),
      )
      for (const day of ['2026-03-24', '2026-03-25', '2026-03-29'])
        await useModel(tx, userId, account.openrouter, { day, usd: '0.0123456789' })
      await payFixed(tx, userId, { amount: '499', startsOn: '2026-03-01', endsOn: '2026-03-31' })
      await become(tx, owner(userId))
      const [row] = await tx<{ total: string; by_day: string; by_source: string; lines: string }[]>`
        with l as (select * from public.ledger where user_id = ${userId})
        select (select sum(amount_sek) from l)::text as total,
          (select sum(s) from (select sum(amount_sek) as s from l group by occurred_on) d)::text as by_day,
          (select sum(s) from (select sum(amount_sek) as s from l group by source, state) d)::text as by_source,
          (select sum(amount * rate) from l)::text as lines`
      expect(Number(row?.total)).toBeGreaterThan(500)
      expect(row).toEqual({ total: row?.total, by_day: row?.total, by_source: row?.total, lines: row?.total })
    })
  })
})
