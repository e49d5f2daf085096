import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Observation } from '../../supabase/functions/_shared/observation.ts'
import { actAs, anon, owner, refusal, serviceRole } from './support/act-as.ts'
import { completedCall, connectTwilio, merge, observation, signUp } from './support/builders.ts'
import { openDatabase } from './support/open-database.ts'

const sql = openDatabase(2)
let anna: string
let integration: string

beforeEach(async () => {
  anna = await signUp(sql)
  integration = await connectTwilio(sql, anna)
})
afterAll(() => sql.end())

type Overview = {
  today: Record<string, number>
  totals: Record<string, unknown>
  days: { day: string; calls: number; costs: unknown[] }[]
  hours: unknown[]
  [rest: string]: unknown
}

async function overview(start: string, end: string, userId = anna): Promise<Overview> {
  const [row] = await actAs(
    sql,
    owner(userId),
    (tx) => tx<{ document: Overview }[]>`select public.get_call_overview(${start}, ${end}) as document`,
  )
  if (!row) throw new Error('get_call_overview returned no row')
  return row.document
}

const at = (observed_at: string, changes: Partial<Observation> = {}) =>
  completedCall({ observed_at, started_at: observed_at, ended_at: undefined, ...changes })
const cost = (cost_amount: string, cost_currency = 'USD', cost_state: 'final' | 'provisional' = 'final') => ({
  cost_amount,
  cost_currency,
  cost_state,
})

describe('counting', () => {
  it('counts a call by its parent, and its cost over all legs', async () => {
    const parent = at('2026-03-10T09:00:00Z', { duration_seconds: 60, ...cost('0.0085') })
    const leg = at('2026-03-10T09:00:05Z', {
      parent_ref: parent.provider_ref,
      duration_seconds: 55,
      ...cost('0.014'),
    })
    await merge(sql, integration, [parent, leg])
    expect((await overview('2026-03-10', '2026-03-10')).totals).toEqual({
      calls: 1,
      answered: 1,
      missed: 0,
      in_progress: 0,
      seconds: 60,
      messages: 0,
      unpriced: 0,
      costs: [{ currency: 'USD', amount: '0.0225', provisional: '0' }],
    })
  })

  it('tells answered, missed and ongoing apart', async () => {
    const bare = { duration_seconds: undefined }
    await merge(sql, integration, [
      at('2026-03-10T09:00:00Z', { duration_seconds: 10 }),
      at('2026-03-10T09:01:00Z', { duration_seconds: 0 }),
      ...(['no_answer', 'busy', 'canceled', 'failed'] as const).map((status) =>
        at('2026-03-10T09:02:00Z', { status, ...bare }),
      ),
      at('2026-03-10T09:03:00Z', { status: 'no_answer', direction: 'outbound', ...bare }),
      at('2026-03-10T09:04:00Z', { status: 'in_progress', ...bare }),
      observation({
        kind: 'sms',
        provider_ref: 'SM1',
        status: 'received',
        observed_at: '2026-03-10T09:05:00Z',
      }),
    ])
    expect((await overview('2026-03-10', '2026-03-10')).totals).toMatchObject({
      calls: 8,
      answered: 1,
      missed: 5,
      in_progress: 1,
      seconds: 10,
      messages: 1,
      unpriced: 2,
    })
  })

  it('adds money exactly, by currency, and says how much of it may still change', async () => {
    const tenth = Array.from({ length: 10 }, () => at('2026-03-10T09:00:00Z', cost('0.1')))
    await merge(sql, integration, [
      ...tenth,
      at('2026-03-10T09:00:00Z', cost('0.2', 'USD', 'provisional')),
      at('2026-03-11T09:00:00Z', cost('12345.678901', 'SEK')),
      at('2026-03-11T09:00:00Z', cost('-0.5', 'SEK')),
      at('2026-03-11T10:00:00Z'),
    ])
    const { totals, days } = await overview('2026-03-10', '2026-03-11')
    expect(totals).toMatchObject({
      unpriced: 1,
      costs: [
        { currency: 'SEK', amount: '12345.178901', provisional: '0' },
        { currency: 'USD', amount: '1.2', provisional: '0.2' },
      ],
    })
    expect(days.map((day) => day.costs)).toEqual([
      [{ currency: 'USD', amount: '1.2' }],
      [{ currency: 'SEK', amount: '12345.178901' }],
    ])
  })

  it('adds up: the days and the hours to the total', async () => {
    const calls = Array.from({ length: 60 }, (_, n) =>
      at(new Date(Date.UTC(2026, 2, 1) + n * 5_000_000).toISOString(), { duration_seconds: n % 7 }),
    )
    await merge(sql, integration, calls)
    const { totals, days, hours } = await overview('2026-03-01', '2026-03-31')
    const sum = (rows: unknown[], name: string) =>
      rows.reduce<number>((total, row) => total + Number(Object(row)[name]), 0)
    expect(totals['calls']).toBe(60)
    expect([sum(days, 'calls'), sum(hours, 'calls')]).toEqual([60, 60])
    for (const name of ['answered', 'missed', 'seconds', 'messages'])
      expect(sum(days, name)).toBe(totals[name])
  })

  it('counts today apart from the period', async () => {
    await merge(sql, integration, [
      completedCall({ observed_at: new Date().toISOString(), started_at: new Date().toISOString() }),
    ])
    const document = await overview('2026-03-01', '2026-03-02')
    expect(document.today).toEqual({
      calls: 1,
      answered: 1,
      missed: 0,
      in_progress: 0,
      seconds: 73,
      messages: 0,
    })
    expect(document.totals).toMatchObject({ calls: 0, costs: [] })
    expect(document['time_zone']).toBe('Europe/Stockholm')
  })
})

describe('days', () => {
  it('are the days of the account, not of the server', async () => {
    await merge(sql, integration, [at('2026-03-10T22:59:59.999Z'), at('2026-03-10T23:00:00Z')])
    const { days, hours } = await overview('2026-03-10', '2026-03-11')
    expect(days.map(({ day, calls }) => [day, calls])).toEqual([
      ['2026-03-10', 1],
      ['2026-03-11', 1],
    ])
    expect(hours).toEqual([
      { weekday: 2, hour: 23, calls: 1 },
      { weekday: 3, hour: 0, calls: 1 },
    ])
    await sql`update public.accounts set time_zone = 'America/New_York' where user_id = ${anna}`
    expect((await overview('2026-03-10', '2026-03-11')).days.map(({ calls }) => calls)).toEqual([2, 0])
  })

  it.each([
    ['of 23 hours', '2026-03-29', '2026-03-28T23:00:00Z', '2026-03-29T21:59:59Z', 23],
    ['of 25 hours', '2026-10-25', '2026-10-24T22:00:00Z', '2026-10-25T22:59:59Z', 25],
  ])('%s hold what falls on them', async (_, day, first, last, hours) => {
    expect(Math.round((Date.parse(last) - Date.parse(first)) / 3_600_000)).toBe(hours)
    const outside = [Date.parse(first) - 1_000, Date.parse(last) + 1_000].map((time) =>
      at(new Date(time).toISOString()),
    )
    await merge(sql, integration, [at(first), at(last), ...outside])
    const document = await overview(day, day)
    expect(document.totals['calls']).toBe(2)
    expect(document.days).toMatchObject([{ day, calls: 2 }])
  })

  it('of a period are all there, also those without a call', async () => {
    const { days } = await overview('2026-02-27', '2026-03-02')
    expect(days).toEqual(
      ['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02'].map((day) => ({
        day,
        calls: 0,
        answered: 0,
        missed: 0,
        seconds: 0,
        messages: 0,
        costs: [],
      })),
    )
  })

  it.each([
    ['2026-03-02', '2026-03-01'],
    ['2025-01-01', '2026-03-01'],
  ])('from %s to %s are no period', async (start, end) => {
    expect(await refusal(overview(start, end))).toBe('22023')
  })
})

describe('others', () => {
  let bo: string
  beforeAll(async () => {
    bo = await signUp(sql)
  })

  it('see nothing of the account in their own overview', async () => {
    await merge(sql, integration, [at('2026-03-10T09:00:00Z')])
    expect((await overview('2026-03-10', '2026-03-10', bo)).totals).toMatchObject({ calls: 0, costs: [] })
  })

  it('without a sign-in or with the secret key may not ask', async () => {
    for (const actor of [anon, serviceRole]) {
      const ask = actAs(sql, actor, (tx) => tx`select public.get_call_overview('2026-03-10', '2026-03-10')`)
      expect(await refusal(ask)).toBe('42501')
    }
  })

  it('with a token of nobody get nothing', async () => {
    const nobody = owner('00000000-0000-0000-0000-000000000000')
    const rows = await actAs(
      sql,
      nobody,
      (tx) => tx`select public.get_call_overview('2026-03-10', '2026-03-10') as document`,
    )
    expect(rows).toEqual([{ document: null }])
  })
})
