import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays, localDayOf } from '../../src/lib/local-days.ts'
import { dashboardDocument, type Dashboard } from '../../src/lib/queries/dashboard-document.ts'
import type { Observation } from '../../supabase/functions/_shared/observation.ts'
import { actAs, anon, owner, refusal, serviceRole } from './support/act-as.ts'
import { completedCall, connectTwilio, merge, observation, signUp } from './support/builders.ts'
import { sharedDatabase } from './support/shared-database.ts'

const sql = sharedDatabase()
let anna: string
let integration: string

beforeEach(async () => {
  anna = await signUp(sql)
  integration = await connectTwilio(sql, anna)
})

async function dashboard(start: string, end: string, userId = anna): Promise<Dashboard> {
  const [row] = await actAs(
    sql,
    owner(userId),
    (tx) => tx<{ document: unknown }[]>`select public.get_dashboard(${start}, ${end}) as document`,
  )
  return dashboardDocument.parse(row?.document)
}

const at = (observed_at: string, changes: Partial<Observation> = {}) =>
  completedCall({ observed_at, started_at: observed_at, ended_at: undefined, ...changes })
const cost = (cost_amount: string, cost_currency = 'SEK', cost_state: 'final' | 'provisional' = 'final') => ({
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
    const { calls, range, funnel } = await dashboard('2026-03-10', '2026-03-10')
    // Somebody answered the leg: a person took the call.
    expect([calls, funnel.answered, funnel.handled, range.likely.cost_sek]).toEqual([1, 1, 0, '0.0225'])
  })

  it('tells answered and missed calls apart, and leaves out those that went out', async () => {
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
    const { funnel, hours, cost: costs, missing } = await dashboard('2026-03-10', '2026-03-10')
    expect(funnel).toMatchObject({ calls: 7, answered: 1, handled: 0 })
    expect(hours).toEqual([{ weekday: 2, hour: 10, calls: 7, missed: 5 }])
    expect(costs.unpriced).toBe(2)
    expect(missing).toContainEqual({ what: 'price', since: '2026-03-10', count: 2 })
  })

  it('adds money exactly, and says how much of it may still change', async () => {
    const tenth = Array.from({ length: 10 }, () => at('2026-03-10T09:00:00Z', cost('0.1')))
    await merge(sql, integration, [
      ...tenth,
      at('2026-03-10T09:00:00Z', cost('0.2', 'SEK', 'provisional')),
      at('2026-03-11T09:00:00Z', cost('12345.678901')),
      at('2026-03-11T09:00:00Z', cost('-0.5')),
    ])
    const { cost: costs, days, range, freshness } = await dashboard('2026-03-10', '2026-03-11')
    expect(range.likely.cost_sek).toBe('12346.378901')
    expect(costs.parts).toEqual([
      {
        category: 'telephony',
        source: 'twilio',
        amount_sek: '12346.378901',
        provisional_sek: '0.2',
        lines: 13,
        native: [{ currency: 'SEK', amount: '12346.378901' }],
      },
    ])
    expect(days.map((day) => day.cost)).toEqual([{ telephony: '1.2' }, { telephony: '12345.178901' }])
    expect(freshness).toMatchObject([{ provider: 'twilio', provisional_share: '0.000016', backfill: null }])
  })

  it('adds up: the days and the hours to the total', async () => {
    const calls = Array.from({ length: 60 }, (_, n) =>
      at(new Date(Date.UTC(2026, 2, 1) + n * 5_000_000).toISOString(), { duration_seconds: n % 7 }),
    )
    await merge(sql, integration, calls)
    const { calls: total, days, hours, funnel } = await dashboard('2026-03-01', '2026-03-31')
    const sum = (rows: { calls: number }[]) => rows.reduce((all, row) => all + row.calls, 0)
    expect([total, sum(days), sum(hours)]).toEqual([60, 60, 60])
    expect(days.reduce((all, day) => all + day.answered, 0)).toBe(funnel.answered)
  })

  it('counts today apart from the period', async () => {
    const now = new Date().toISOString()
    await merge(sql, integration, [completedCall({ observed_at: now, started_at: now })])
    const { today, calls, period } = await dashboard('2026-03-01', '2026-03-02')
    expect(today).toEqual({ calls: 1, answered: 1, missed: 0, in_progress: 0, seconds: 73, messages: 0 })
    expect([calls, period.time_zone, period.is_unfinished]).toEqual([0, 'Europe/Stockholm', false])
  })
})

describe('days', () => {
  it('are the days of the account, not of the server', async () => {
    await merge(sql, integration, [at('2026-03-10T22:59:59.999Z'), at('2026-03-10T23:00:00Z')])
    const { days, hours } = await dashboard('2026-03-10', '2026-03-11')
    expect(days.map(({ day, calls }) => [day, calls])).toEqual([
      ['2026-03-10', 1],
      ['2026-03-11', 1],
    ])
    expect(hours).toEqual([
      { weekday: 2, hour: 23, calls: 1, missed: 0 },
      { weekday: 3, hour: 0, calls: 1, missed: 0 },
    ])
    await sql`update public.accounts set time_zone = 'America/New_York' where user_id = ${anna}`
    expect((await dashboard('2026-03-10', '2026-03-11')).days.map(({ calls }) => calls)).toEqual([2, 0])
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
    const document = await dashboard(day, day)
    expect(document.calls).toBe(2)
    expect(document.days).toMatchObject([{ day, calls: 2 }])
  })

  it('of a period are all there, and say when something may be missing', async () => {
    await merge(sql, integration, [at('2026-02-28T09:00:00Z')])
    await sql`update public.integrations set last_sync_at = '2026-03-02T10:00:00Z' where id = ${integration}`
    const { days } = await dashboard('2026-02-27', '2026-03-03')
    expect(
      days.map(({ day, calls, cost: costs, is_incomplete }) => [day, calls, costs, is_incomplete]),
    ).toEqual([
      // Before the first day, and since the source was last heard of.
      ['2026-02-27', 0, {}, true],
      ['2026-02-28', 1, {}, false],
      ['2026-03-01', 0, {}, false],
      ['2026-03-02', 0, {}, true],
      ['2026-03-03', 0, {}, true],
    ])
  })

  it('end with today, which is unfinished', async () => {
    const today = localDayOf(new Date(), 'Europe/Stockholm')
    const { days, period } = await dashboard(addDays(today, -2), addDays(today, 20))
    expect(days.map(({ day }) => day)).toEqual([addDays(today, -2), addDays(today, -1), today])
    expect(period).toMatchObject({ today, is_unfinished: true })
    expect(days.at(-1)?.is_incomplete).toBe(true)
  })
})

describe('a period', () => {
  it.each([
    ['that is reversed', '2026-03-02', '2026-03-01'],
    ['of a day too many', '2025-01-01', '2026-02-05'],
    ['of 50 years', '1976-01-01', '2026-01-01'],
  ])('%s is refused', async (_, start, end) => {
    expect(await refusal(dashboard(start, end))).toBe('22023')
  })

  it('that is missing is refused', async () => {
    const ask = actAs(sql, owner(anna), (tx) => tx`select public.get_dashboard('2026-03-01', null)`)
    expect(await refusal(ask)).toBe('22023')
  })

  it('of 400 days is the longest', async () => {
    expect((await dashboard('2025-01-01', '2026-02-04')).days).toHaveLength(400)
  })

  it('in the future knows nothing', async () => {
    await merge(sql, integration, [at('2026-03-10T09:00:00Z', cost('5'))])
    const document = await dashboard('2090-01-01', '2090-01-31')
    expect(document).toMatchObject({
      calls: 0,
      bookings: 0,
      roi: null,
      roi_hidden: 'unknown',
      days: [],
      comparison: null,
    })
    expect(Object.values(document.range.likely)).toEqual(Array(7).fill(null))
  })

  it('before the first day knows nothing', async () => {
    await merge(sql, integration, [at('2026-03-10T09:00:00Z', cost('5'))])
    const { range, first_day, comparison } = await dashboard('2026-01-01', '2026-01-31')
    expect([range.likely.cost_sek, range.likely.value_sek, first_day, comparison]).toEqual([
      null,
      null,
      '2026-03-10',
      null,
    ])
  })
})

describe('what is missing', () => {
  it('is named: an account without anything', async () => {
    const bo = await signUp(sql)
    const { missing, range, first_day } = await dashboard('2026-03-01', '2026-03-31', bo)
    expect(missing.map(({ what }) => what)).toEqual([
      'telephony_source',
      'ai_source',
      'booking_source',
      'opening_hours',
    ])
    expect([range.likely.cost_sek, first_day]).toEqual([null, null])
  })

  it('is a rate: the cost is not known, and nothing is made of it', async () => {
    await merge(sql, integration, [
      at('2026-03-10T09:00:00Z', cost('5', 'XTS')),
      at('2026-03-11T09:00:00Z', cost('100')),
    ])
    const {
      missing,
      cost: costs,
      range,
      roi_hidden,
      facts,
      days,
    } = await dashboard('2026-03-10', '2026-03-11')
    expect(costs.unconverted).toEqual([
      { currency: 'XTS', amount: '5', lines: 1, first_day: '2026-03-10', last_day: '2026-03-10' },
    ])
    expect(missing).toContainEqual({ what: 'rate', since: '2026-03-10', count: 1, currency: 'XTS' })
    expect(range.likely).toMatchObject({ cost_sek: '100', net_sek: null, roi: null, per_krona: null })
    expect([roi_hidden, facts.cost_per_minute, facts.break_even_bookings]).toEqual(['unknown', null, null])
    expect(days[0]).toMatchObject({ cost: {}, is_incomplete: true })
  })

  it('is a source that was disconnected, from that day on', async () => {
    await sql`update public.integrations set status = 'disconnected', disconnected_at = '2026-03-10T23:30:00Z'
      where id = ${integration}`
    const { missing, freshness } = await dashboard('2026-03-01', '2026-03-31')
    expect(missing[0]).toEqual({ what: 'telephony_source', since: '2026-03-11' })
    expect(freshness).toEqual([])
  })

  it('is the history that is still being read', async () => {
    await sql`insert into public.sync_jobs (user_id, integration_id, kind, mode, done, total)
      values (${anna}, ${integration}, 'telephony', 'backfill', 3, 12)
      on conflict do nothing`
    const { freshness } = await dashboard('2026-03-01', '2026-03-31')
    expect(freshness).toMatchObject([{ backfill: { total: 12 } }])
  })
})

describe('payback', () => {
  const paybackNow = async () => (await dashboard('2026-03-01', '2026-03-31')).facts.payback
  const remember = () => sql`select private.remember_paybacks()`

  beforeEach(async () => {
    // 300 s in the open hours of a Tuesday are worth 10 kr.
    const calls = [3, 10, 17].map((day) =>
      at(`2026-03-${String(day).padStart(2, '0')}T09:00:00Z`, { duration_seconds: 300, ...cost('1') }),
    )
    await merge(sql, integration, calls)
  })
  const fee = (amount: number) => sql`
    insert into public.fixed_costs (user_id, name, kind, amount, starts_on)
    values (${anna}, 'Set-up', 'setup', ${amount}, '2026-03-01')`

  it('is nothing without a set-up fee', async () => {
    expect(await paybackNow()).toEqual({ state: 'no_setup', day: null, setup_sek: null })
  })

  it('is the first day on which the fee was earned', async () => {
    await fee(15)
    expect(await paybackNow()).toEqual({ state: 'paid', day: '2026-03-10', setup_sek: '15' })
  })

  it('has not come while more was paid than earned', async () => {
    await fee(1_000)
    expect(await paybackNow()).toEqual({ state: 'not_yet', day: null, setup_sek: '1000' })
  })

  it('is remembered for half an hour, and only while the owner has said nothing else', async () => {
    await fee(15)
    await remember()
    await merge(sql, integration, [at('2026-03-03T10:00:00Z', { duration_seconds: 600, ...cost('0.1') })])
    expect(await paybackNow()).toMatchObject({ day: '2026-03-10' })
    await sql`update private.paybacks set known_at = now() - interval '31 minutes' where user_id = ${anna}`
    expect(await paybackNow()).toMatchObject({ day: '2026-03-03' })
    await remember()
    await sql`update public.fixed_costs set amount = 30 where user_id = ${anna}`
    expect(await paybackNow()).toMatchObject({ day: '2026-03-10', setup_sek: '30' })
    await remember()
    await sql`delete from public.fixed_costs where user_id = ${anna}`
    expect(await paybackNow()).toMatchObject({ state: 'no_setup' })
  })
})

describe('an assumption', () => {
  const say = (key: string, low: string, likely: string, high: string) =>
    sql`insert into public.roi_assumptions (user_id, key, valid_from, low, likely, high)
      values (${anna}, ${key}, '2026-01-01', ${low}, ${likely}, ${high})`

  it.each([
    ['nobody knows', 'luck', '0', '0', '0'],
    ['is out of its limits', 'margin', '0.4', '0.6', '1.1'],
    ['would divide by nothing', 'productive_hours', '0', '0', '0'],
    ['has its ends the wrong way round', 'margin', '0.8', '0.6', '0.4'],
    ['falls where it ought to rise', 'retry_share', '0.3', '0.5', '0.7'],
    ['is likely beyond its ends', 'answered_open', '0.7', '0.95', '0.9'],
  ])('that %s is refused', async (_, key, low, likely, high) => {
    expect(await refusal(say(key, low, likely, high))).toBe('23514')
  })

  it('may have its ends either way round where it works both ways', async () => {
    expect(await refusal(say('answered_open', '0.9', '0.8', '0.7'))).toBeNull()
  })

  it('can be tried out: as if it were stored, and it is not', async () => {
    const call = (n: number) => at(`2026-03-1${n}T09:00:00Z`, { duration_seconds: 200, ...cost('10') })
    await merge(sql, integration, [0, 1, 2, 3].map(call))
    const preview = async (changes: object) => {
      const [row] = await actAs(
        sql,
        owner(anna),
        (tx) => tx<{ range: Dashboard['range'] }[]>`
          select public.preview_dashboard('2026-03-01', '2026-03-31', ${sql.json(JSON.parse(JSON.stringify(changes)))}) as range`,
      )
      return row?.range
    }
    const { range: before } = await dashboard('2026-03-01', '2026-03-31')
    const tried = await preview({ monthly_wage: { low: 20_000, likely: 21_000, high: 22_000 } })
    const later = await preview({
      monthly_wage: { low: 20_000, likely: 21_000, high: 22_000, valid_from: '2026-03-12' },
    })
    expect(await preview({})).toEqual(before)
    expect(tried).not.toEqual(before)
    expect(later).not.toEqual(before)
    expect(later).not.toEqual(tried)
    expect(await sql`select from public.roi_assumptions where user_id = ${anna}`).toHaveLength(0)
    await say('monthly_wage', '20000', '21000', '22000')
    expect((await dashboard('2026-03-01', '2026-03-31')).range).toEqual(tried)
  })
})

describe('others', () => {
  let bo: string
  beforeAll(async () => {
    bo = await signUp(sql)
  })

  it('see nothing of the account in their own dashboard', async () => {
    await merge(sql, integration, [at('2026-03-10T09:00:00Z', cost('5'))])
    const { calls, cost: costs, freshness } = await dashboard('2026-03-10', '2026-03-10', bo)
    expect([calls, costs.parts, freshness]).toEqual([0, [], []])
  })

  it('without a sign-in or with the secret key may not ask', async () => {
    for (const actor of [anon, serviceRole]) {
      const ask = actAs(sql, actor, (tx) => tx`select public.get_dashboard('2026-03-10', '2026-03-10')`)
      expect(await refusal(ask)).toBe('42501')
    }
  })

  it('cannot ask for an account by its name', async () => {
    const ask = actAs(
      sql,
      owner(bo),
      (tx) => tx`select private.dashboard(${anna}, '2026-03-10', '2026-03-10')`,
    )
    expect(await refusal(ask)).toBe('42501')
  })

  it('with a token of nobody get nothing', async () => {
    const nobody = owner('00000000-0000-0000-0000-000000000000')
    const rows = await actAs(
      sql,
      nobody,
      (tx) => tx`select public.get_dashboard('2026-03-10', '2026-03-10') as document`,
    )
    expect(rows).toEqual([{ document: null }])
  })
})
