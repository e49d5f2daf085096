import Big from 'big.js'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { addDays, localDay } from '../../local/simulator/salon/local-time.ts'
import { ownStack } from '../support/own-stack.ts'
import {
  daysBetween,
  plannedAttributions,
  plannedCalls,
  plannedCosts,
  plannedExtra,
  plannedLabour,
} from './support/planned-roi.ts'

const amount = z.string()
const run = z.object({
  cost_sek: amount,
  value_sek: amount,
  labour_sek: amount,
  extra_sek: amount,
  per_krona: amount,
})
const dashboardSchema = z.object({
  cost_sek: amount,
  value_sek: amount,
  net_sek: amount,
  roi: amount,
  roi_hidden: z.null(),
  calls: z.number(),
  bookings: z.number(),
  range: z.object({ low: run, likely: run, high: run }),
  cost: z.object({
    parts: z.array(z.object({ category: z.string(), amount_sek: amount, lines: z.number() })),
    unconverted: z.array(z.unknown()).length(0),
    unpriced: z.number(),
  }),
  attribution: z.object({ A: z.number(), B: z.number(), C: z.number(), E: z.number() }),
  missing: z.array(z.object({ what: z.string() })),
})
type Dashboard = z.infer<typeof dashboardSchema>

/** Two months of history, two days ago at the latest: by then every price and every UTC day is final. */
const now = Date.now()
const today = localDay(now, 'Europe/Stockholm')
const days = daysBetween(addDays(today, -61), addDays(today, -2))

let stack: Awaited<ReturnType<typeof ownStack>>
let sql: postgres.Sql
let dashboard: Dashboard

async function ask<T extends z.ZodType>(
  shape: T,
  path: string,
  token: string | null,
  body: unknown,
): Promise<z.infer<T>> {
  const { url, publishableKey } = stack.status
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: {
      apikey: publishableKey,
      'content-type': 'application/json',
      ...(token !== null && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  })
  expect(response.status).toBe(200)
  return shape.parse(await response.json())
}

beforeAll(async () => {
  stack = await ownStack({ demo: true })
  sql = postgres(stack.status.dbUrl, { max: 1, onnotice: () => undefined })
  // Whether two clients share a number is known when all bookings are.
  await vi.waitFor(
    async () => {
      const open = await sql`select from public.sync_jobs
        where kind in ('bookings', 'openrouter_activity') and mode = 'backfill' and state <> 'done'`
      expect(open).toHaveLength(0)
    },
    { timeout: 120_000, interval: 250 },
  )
  const { access_token } = await ask(
    z.object({ access_token: z.string() }),
    '/auth/v1/token?grant_type=password',
    null,
    stack.status.demo,
  )
  dashboard = await ask(dashboardSchema, '/rest/v1/rpc/get_dashboard', access_token, {
    period_start: days[0],
    period_end: days.at(-1),
  })
}, 240_000)
afterAll(async () => {
  await sql?.end()
  await stack?.remove()
})

const cost = (category: string) => {
  const parts = dashboard.cost.parts.filter((part) => part.category === category)
  return parts.reduce((total, part) => total.plus(part.amount_sek), new Big(0)).toFixed(2)
}

describe('the demo’s two months, explained from its seed', () => {
  it('cost what the plan’s calls, messages, models and subscription cost, to the öre', () => {
    const planned = plannedCosts(days)
    expect({ telephony: cost('telephony'), ai: cost('ai'), fixed: cost('fixed') }).toEqual({
      telephony: planned.telephony.toFixed(2),
      ai: planned.ai.toFixed(2),
      fixed: planned.fixed.toFixed(2),
    })
    const all = planned.telephony.plus(planned.ai).plus(planned.fixed)
    expect(new Big(dashboard.cost_sek).toFixed(2)).toBe(all.toFixed(2))
    expect(dashboard.cost.parts.find(({ category }) => category === 'telephony')?.lines).toBe(planned.lines)
    expect(dashboard.cost.unpriced).toBe(planned.unpriced)
  })

  it('are the plan’s calls', () => {
    expect(dashboard.calls).toBe(plannedCalls(days).length)
  })

  it('owe to calls the bookings that a call within a day explains', () => {
    const planned = plannedAttributions(days, now)
    expect(dashboard.bookings).toBe(planned.length)
    expect(dashboard.attribution).toMatchObject({ A: 0, B: 0, C: planned.length })
    expect(dashboard.attribution.E).toBeGreaterThan(planned.length / 4)
  })

  it('saved the time that staff would have spent on the phone', () => {
    expect(new Big(dashboard.range.likely.labour_sek).toFixed(2)).toBe(plannedLabour(days).toFixed(2))
  })

  it('rescued bookings worth what the plan says, between the worst and the best that may be expected to show', () => {
    const planned = plannedAttributions(days, now)
    const extra = Number(dashboard.range.likely.extra_sek)
    expect(extra).toBeGreaterThan(Number(plannedExtra(planned, now, '0.85')) * 0.995)
    expect(extra).toBeLessThan(Number(plannedExtra(planned, now, '1')) * 1.005)
  })

  it('are believable: a receptionist that pays for itself, and no miracle', () => {
    const { low, likely, high } = dashboard.range
    expect(Number(low.per_krona)).toBeGreaterThan(1.5)
    expect(Number(low.per_krona)).toBeLessThan(12)
    expect(Number(likely.per_krona)).toBeGreaterThan(Number(low.per_krona))
    expect(Number(high.per_krona)).toBeGreaterThan(Number(likely.per_krona))
    expect(Number(likely.per_krona)).toBeLessThan(30)
    expect(Number(dashboard.cost_sek)).toBeGreaterThan(1000)
    expect(Number(dashboard.cost_sek)).toBeLessThan(6000)
    const missing = dashboard.missing.map(({ what }) => what)
    for (const what of ['rate', 'telephony_source', 'ai_source', 'booking_source', 'opening_hours'])
      expect(missing).not.toContain(what)
  })
})
