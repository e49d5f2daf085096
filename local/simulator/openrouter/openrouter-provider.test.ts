import { beforeEach, describe, expect, it } from 'vitest'
import { planDay } from '../salon/plan-day.ts'
import { salonBjork } from '../salon/salon-profile.ts'
import type { SimulatedProvider } from '../simulated-provider.ts'
import { openRouterKeys } from './openrouter-keys.ts'
import { openRouterProvider } from './openrouter-provider.ts'

const seed = 'test'
const keys = openRouterKeys(seed)
const now = Date.parse('2026-11-23T11:00:00Z')
const world = {
  salon: salonBjork,
  seed,
  volume: 1,
  conversations: (day: string) => planDay({ salon: salonBjork, seed, day }),
}
let provider: SimulatedProvider
beforeEach(() => {
  provider = openRouterProvider(world)
})

async function ask(
  path: string,
  { key = keys.management, body = '', habits = [] as string[], at = now } = {},
) {
  const url = new URL(path, 'http://x')
  const answer = await provider.handle({
    method: body ? 'POST' : 'GET',
    path: `/api/v1${url.pathname}`,
    query: url.searchParams,
    headers: key ? { authorization: `Bearer ${key}` } : {},
    body,
    now: at,
    habits: new Set(habits),
  })
  return { status: answer.status, json: JSON.parse(answer.body) }
}
const query = (more: object = {}) =>
  JSON.stringify({
    metrics: ['total_usage', 'request_count', 'tokens_prompt', 'tokens_completion'],
    dimensions: ['model'],
    granularity: 'day',
    time_range: { start: '2026-11-16T00:00:00Z', end: '2026-11-18T00:00:00Z' },
    limit: 5000,
    ...more,
  })

describe('activity', () => {
  it('is the last 30 completed days, without today, each with a time', async () => {
    const { status, json } = await ask('/activity')
    expect(status).toBe(200)
    const days: string[] = json.data.map((row: { date: string }) => row.date)
    expect(new Set(days.map((day) => day.slice(10)))).toEqual(new Set([' 00:00:00']))
    expect(days.toSorted()[0]).toBe('2026-10-24 00:00:00')
    expect(days.toSorted().at(-1)).toBe('2026-11-22 00:00:00')
  })

  it('may leave the time out', async () => {
    const { json } = await ask('/activity', { habits: ['plain-date'] })
    expect(json.data[0].date).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })

  it.each(['2026-11-23', '2026-10-23', 'yesterday'])('refuses to tell of %s', async (date) => {
    expect(await ask(`/activity?date=${date}`)).toMatchObject({
      status: 400,
      json: { error: { code: 400, message: 'Date must be within the last 30 (completed) UTC days' } },
    })
  })

  it('is the same when it is asked again, and for the same seed', async () => {
    const first = await ask('/activity')
    expect(await ask('/activity', { at: now + 60_000 })).toEqual(first)
    provider = openRouterProvider(world)
    expect(await ask('/activity')).toEqual(first)
  })
})

describe('keys', () => {
  it('of the wrong kind read nothing but themselves', async () => {
    for (const path of ['/activity', '/credits', '/keys', '/analytics/meta']) {
      expect(await ask(path, { key: keys.inference })).toMatchObject({
        status: 403,
        json: { error: { message: 'Only management keys can perform this operation' } },
      })
    }
    expect((await ask('/key', { key: keys.inference })).json.data.is_management_key).toBe(false)
    expect((await ask('/key')).json.data.is_management_key).toBe(true)
  })

  it('that are unknown or missing are refused', async () => {
    expect(await ask('/key', { key: 'sk-or-v1-other' })).toMatchObject({ status: 401 })
    expect(await ask('/key', { key: '' })).toMatchObject({ status: 401 })
  })

  it('say what was spent today; the management key spends nothing', async () => {
    expect((await ask('/key')).json.data.usage_daily).toBe(0)
    const own = await ask('/key', { key: keys.inference })
    expect(own.json.data.usage_daily).toBeGreaterThan(0)
    const { json } = await ask('/keys')
    expect(json.data).toMatchObject([{ name: 'Receptionist', usage_daily: own.json.data.usage_daily }])
    expect((await ask('/keys?include_disabled=true')).json.data).toHaveLength(2)
  })
})

describe('analytics', () => {
  it('nest twice, write counts as text and costs as numbers, and agree with activity', async () => {
    const { json } = await ask('/analytics/query', { body: query() })
    const [row] = json.data.data
    expect(row).toMatchObject({ date__day: '2026-11-16', request_count: expect.stringMatching(/^\d+$/) })
    expect(row.total_usage).toBeTypeOf('number')
    const activity = (await ask('/activity?date=2026-11-16')).json.data
    const sum = (rows: Record<string, number>[], field: string) =>
      rows.reduce((total, each) => total + Number(each[field]), 0)
    const day = json.data.data.filter((each: { date__day: string }) => each.date__day === '2026-11-16')
    expect(sum(day, 'total_usage')).toBeCloseTo(sum(activity, 'usage'), 10)
    expect(sum(day, 'request_count')).toBe(sum(activity, 'requests'))
  })

  it('say when rows were cut off', async () => {
    expect((await ask('/analytics/query', { body: query() })).json.data.metadata.truncated).toBe(false)
    const cut = await ask('/analytics/query', { body: query({ limit: 1 }) })
    expect(cut.json.data).toMatchObject({ metadata: { truncated: true, row_count: 1 } })
  })

  it('know the last 7 days unless told, and want seconds', async () => {
    const { json } = await ask('/analytics/query', { body: query({ time_range: undefined }) })
    expect(json.data.data[0].date__day >= '2026-11-16').toBe(true)
    const time_range = { start: '2026-11-16', end: '2026-11-18' }
    expect(await ask('/analytics/query', { body: query({ time_range }) })).toMatchObject({ status: 400 })
    expect(await ask('/analytics/query', { body: query({ metrics: ['spend'] }) })).toMatchObject({
      status: 400,
    })
  })

  it('reach no further than the salon', async () => {
    const time_range = { start: '2020-01-01T00:00:00Z', end: '2021-01-01T00:00:00Z' }
    expect((await ask('/analytics/query', { body: query({ time_range }) })).json.data.data).toEqual([])
  })
})

it('has credits left', async () => {
  const { json } = await ask('/credits')
  expect(json.data.total_credits - json.data.total_usage).toBeGreaterThan(0)
})

it('can put an error in a good answer', async () => {
  expect(await ask('/activity', { habits: ['error-in-body'] })).toMatchObject({
    status: 200,
    json: { error: { code: 502 } },
  })
  expect(await ask('/activity', { habits: ['out-of-credits'] })).toMatchObject({ status: 402 })
})
