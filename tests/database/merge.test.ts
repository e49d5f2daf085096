import { beforeEach, describe, expect, it } from 'vitest'
import type { Observation } from '../../supabase/functions/_shared/observation.ts'
import { refusal } from './support/act-as.ts'
import { accept, completedCall, connectTwilio, merge, observation, signUp } from './support/builders.ts'
import { openDatabase } from './support/open-database.ts'
import { readEvent, readEvents } from './support/read-events.ts'
import { sharedDatabase } from './support/shared-database.ts'
import { waitFor } from './support/wait-for.ts'

const sql = sharedDatabase()
const ref = 'CA00000000000000000000000000000001'
let anna: string
let integration: string

beforeEach(async () => {
  anna = await signUp(sql)
  integration = await connectTwilio(sql, anna)
})

const heard = async (...observations: Observation[]) => {
  for (const one of observations) await merge(sql, integration, [one])
  return readEvent(sql, integration)
}
const priced = (changes: Partial<Observation>) =>
  completedCall({ provider_ref: ref, source: 'rest', observed_at: '2026-03-10T09:30:00Z', ...changes })

describe('what the provider says about one call', () => {
  it('never moves back: ringing that arrives after completed changes nothing', async () => {
    const late = observation({ provider_ref: ref, sequence: 1, observed_at: '2026-03-10T09:20:00Z' })
    expect(await heard(completedCall({ provider_ref: ref }), late)).toMatchObject({ status: 'completed' })
  })

  it('is corrected by the API, whose word on the end is final', async () => {
    const correction = priced({ started_at: '2026-03-10T09:15:02Z', duration_seconds: 71 })
    expect(await heard(completedCall({ provider_ref: ref }), correction)).toMatchObject({
      started_at: '2026-03-10 09:15:02+00',
      duration_seconds: 71,
    })
  })

  it('is not erased by an observation that does not know', async () => {
    const ignorant = priced({ ended_at: undefined, duration_seconds: undefined, direction: undefined })
    expect(await heard(completedCall({ provider_ref: ref }), ignorant)).toMatchObject({
      ended_at: '2026-03-10 09:16:13+00',
      duration_seconds: 73,
      direction: 'inbound',
    })
  })

  it('has begun when it was first heard of, until the provider says when', async () => {
    const ringing = observation({ provider_ref: ref, observed_at: '2026-03-10T09:15:05Z' })
    const before = { ...ringing, status: 'initiated' as const, observed_at: '2026-03-10T09:15:01Z' }
    expect(await heard(ringing, before)).toMatchObject({ started_at: '2026-03-10 09:15:01+00' })
    expect(
      await heard(completedCall({ provider_ref: ref, started_at: '2026-03-10T09:15:04Z' })),
    ).toMatchObject({
      started_at: '2026-03-10 09:15:04+00',
    })
  })

  it('has begun when it rang, not when the last webhook reckons back to, until the API says when', async () => {
    const rang = observation({
      provider_ref: ref,
      observed_at: '2026-03-10T09:15:00Z',
      started_at: '2026-03-10T09:15:00Z',
    })
    const reckoned = completedCall({ provider_ref: ref, started_at: '2026-03-10T09:15:12Z' })
    expect(await heard(reckoned, rang)).toMatchObject({ started_at: '2026-03-10 09:15:00+00' })
    const listed = completedCall({ provider_ref: ref, source: 'rest', started_at: '2026-03-10T09:15:02Z' })
    expect(await heard(listed, rang)).toMatchObject({ started_at: '2026-03-10 09:15:02+00' })
  })

  it('keeps a final price against a provisional one, whichever came first', async () => {
    const final = priced({ cost_amount: '0.017', cost_currency: 'USD', cost_state: 'final' })
    const estimate = priced({
      cost_amount: '0.020',
      cost_currency: 'USD',
      cost_state: 'provisional',
      observed_at: '2026-03-12T00:00:00Z',
    })
    const expected = { cost_amount: '0.017000', cost_currency: 'USD', cost_state: 'final' }
    expect(await heard(final, estimate)).toMatchObject(expected)
  })

  it('has no cost from an amount of no currency', async () => {
    expect(await heard(priced({ cost_amount: '0.017' }))).toMatchObject({
      cost_amount: null,
      cost_state: null,
    })
  })

  it('is kept and marked when it ends before it starts, until that is corrected', async () => {
    const impossible = completedCall({
      provider_ref: ref,
      ended_at: '2026-03-10T09:14:00Z',
      flags: ['price_unreadable'],
    })
    expect(await heard(impossible)).toMatchObject({ flags: ['price_unreadable', 'ends_before_start'] })
    expect(await heard(priced({}))).toMatchObject({ flags: ['price_unreadable'] })
  })

  it('is refused with a negative duration, which the webhook sets aside before', async () => {
    expect(await refusal(heard(completedCall({ duration_seconds: -1 })))).toBe('23514')
  })

  it('is read as data only: an observation cannot choose account, id or merge state', async () => {
    const forged = {
      ...observation({ provider_ref: ref }),
      user_id: integration,
      id: integration,
      field_versions: [9],
    }
    await merge(sql, integration, [forged])
    const [event] = await sql`
      select user_id, id <> ${integration} as has_own_id, cardinality(field_versions) as fields
      from public.telephony_events where integration_id = ${integration}`
    expect(event).toEqual({ user_id: anna, has_own_id: true, fields: 11 })
  })
})

describe('a set', () => {
  it('says how much of it was new, and writes nothing that was known', async () => {
    const set = [
      completedCall(),
      completedCall(),
      observation({ provider_ref: ref }),
      completedCall({ provider_ref: ref }),
    ]
    expect(await merge(sql, integration, set)).toEqual({ seen: 4, changed: 3 })
    const places = () =>
      sql`select ctid, xmin from public.telephony_events where integration_id = ${integration}`
    const before = await places()
    expect(await merge(sql, integration, set)).toEqual({ seen: 4, changed: 0 })
    expect(await places()).toEqual(before)
  })

  it('locks no row of what was known', async () => {
    await merge(sql, integration, [completedCall({ provider_ref: ref })])
    const lock = () => sql`select xmax from public.telephony_events where integration_id = ${integration}`
    const before = await lock()
    await merge(sql, integration, [completedCall({ provider_ref: ref })])
    expect(await lock()).toEqual(before)
  })

  it('may hold 500 and no more', async () => {
    const set = Array.from({ length: 501 }, () => completedCall())
    expect(await refusal(merge(sql, integration, set))).toBe('22023')
    expect(await merge(sql, integration, set.slice(1))).toEqual({ seen: 500, changed: 500 })
  })

  it('is all or nothing', async () => {
    const set = [completedCall(), completedCall({ duration_seconds: -1 })]
    expect(await refusal(merge(sql, integration, set))).toBe('23514')
    expect(await readEvents(sql, integration)).toEqual([])
  })

  it('of a disconnected integration is not taken', async () => {
    await sql`select private.disconnect_integration(${anna}, ${integration}, 'request')`
    expect(await merge(sql, integration, [completedCall()])).toBeNull()
    expect(await readEvents(sql, integration)).toEqual([])
  })
})

it('two syncs of the same calls and the webhooks among them leave one row for each call', async () => {
  const refs = Array.from({ length: 40 }, (_, n) => `CA${String(n).padStart(32, '0')}`)
  const rest = refs.map((provider_ref) => priced({ provider_ref, cost_amount: '0.01', cost_currency: 'USD' }))
  const webhooks = refs.map((provider_ref) => completedCall({ provider_ref }))
  const many = openDatabase(8)
  try {
    await Promise.all([
      merge(many, integration, rest),
      merge(many, integration, rest.toReversed()),
      ...webhooks.map(
        (one) => many`select private.merge_observation(${integration}, ${anna}, 'twilio', ${many.json(one)})`,
      ),
      merge(many, integration, webhooks),
    ])
  } finally {
    await many.end()
  }
  const concurrent = await readEvents(sql, integration)

  integration = await connectTwilio(sql, anna)
  await merge(sql, integration, webhooks)
  await merge(sql, integration, rest)
  expect(concurrent).toEqual(await readEvents(sql, integration))
})

it.each([
  ['new', 'as a set'],
  ['new', 'one by one'],
  ['known', 'as a set'],
  ['known', 'one by one'],
])('a %s event that somebody else is just writing is joined, not replaced (%s)', async (state, way) => {
  if (state === 'known') await merge(sql, integration, [observation({ provider_ref: ref })])
  const first = completedCall({ provider_ref: ref })
  const second = priced({ duration_seconds: undefined, cost_amount: '0.01', cost_currency: 'USD' })
  const many = openDatabase(3)
  const held = await many.reserve()
  try {
    await held`begin`
    await held`select private.merge_observation(${integration}, ${anna}, 'twilio', ${held.json(first)})`
    const writing =
      way === 'as a set'
        ? many`select private.merge_telephony_events(${integration}, ${many.json([second])})`.execute()
        : many`select private.merge_observation(${integration}, ${anna}, 'twilio', ${many.json(second)})`.execute()
    await waitFor(
      () =>
        many`select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%private.merge_%'`,
      (waiting) => waiting.length > 0,
    )
    await held`commit`
    await writing
  } finally {
    held.release()
    await many.end()
  }
  expect(await readEvent(sql, integration)).toMatchObject({ duration_seconds: 73, cost_amount: '0.010000' })
})

it('a delivery that brings no news touches no row', async () => {
  await merge(sql, integration, [
    priced({ cost_amount: '0.01', cost_currency: 'USD' }),
    completedCall({ provider_ref: ref }),
  ])
  const place = () =>
    sql`select ctid, xmin, xmax from public.telephony_events where integration_id = ${integration}`
  const before = await place()
  const late = observation({ provider_ref: ref, observed_at: '2026-03-10T09:15:01Z' })
  expect(await accept(sql, { integrationId: integration, key: 'late', observation: late })).toBe('processed')
  expect(await place()).toEqual(before)
})
