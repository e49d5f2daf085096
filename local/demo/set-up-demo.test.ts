import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { freePort } from '../free-port.ts'
import { startStack, type Stack } from '../stack.ts'

let dataDir: string
let port: number
let stack: Stack
let sql: postgres.Sql

async function start() {
  stack = await startStack({ dataDir, port, demo: true, spa: false, fsync: false })
  sql = postgres(stack.status.dbUrl, { max: 1 })
}

async function stop() {
  await sql.end()
  await stack.stop()
}

const counted = async () => {
  const [row] = await sql<{ rows: number; days: number; oldest: Date }[]>`
    select count(*)::int as rows, count(distinct started_at::date)::int as days, min(started_at) as oldest
    from public.telephony_events`
  if (!row) throw new Error('No row from count(*)')
  return row
}
const integrations = () =>
  sql<{ id: string; provider: string; status: string }[]>`
    select id, provider, status from public.integrations order by provider`
const fixedCosts = () => sql`select kind, amount::text from public.fixed_costs order by kind`

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'payback-demo-'))
  port = await freePort(2)
  await start()
}, 120_000)

afterAll(async () => {
  await stop()
  await rm(dataDir, { recursive: true, force: true })
}, 60_000)

async function order(name: string, what: object): Promise<Record<string, unknown>> {
  const response = await fetch(`${stack.status.simulatorUrl}/control/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(what),
  })
  expect(response.status).toBe(201)
  return z.record(z.string(), z.unknown()).parse(await response.json())
}

const orderCall = async () => String((await order('call', { durationSeconds: 73, speed: 100 })).callSid)

/** Somebody books at the till: the callback names it, and it is fetched. */
async function bookingArrives(): Promise<void> {
  const { id } = await order('booking', { phone: '+46701740650' })
  await vi.waitFor(
    async () => {
      const [booking] = await sql`select booked_at_source from public.calendar_events
        where provider_ref = ${String(id)}`
      expect(booking).toEqual({ booked_at_source: 'callback' })
    },
    { timeout: 15_000, interval: 100 },
  )
}

const arrives = (callSid: string) =>
  vi.waitFor(
    async () => {
      const [call] = await sql<{ status: string; duration_seconds: number }[]>`
        select status, duration_seconds from public.telephony_events where provider_ref = ${callSid}`
      expect(call).toEqual({ status: 'completed', duration_seconds: 73 })
    },
    { timeout: 15_000, interval: 100 },
  )

describe('the demo account', () => {
  it('is labelled, has a login that works and is kept from other eyes', async () => {
    const [account] = await sql`select name, is_demo, locale, opening_hours from public.accounts`
    expect(account).toMatchObject({
      name: 'Salong Björk',
      is_demo: true,
      locale: 'sv',
      opening_hours: { tue: [['09:00', '18:00']], sat: [['10:00', '15:00']] },
    })
    const { demo, url, publishableKey } = stack.status
    const response = await fetch(`${url}/auth/v1/token?grant_type=password`, {
      method: 'POST',
      headers: { apikey: publishableKey, 'content-type': 'application/json' },
      body: JSON.stringify(demo),
    })
    expect(response.status).toBe(200)
    expect((await stat(join(dataDir, 'demo.json'))).mode & 0o777).toBe(0o600)
  })

  it('has ninety days of calls from the first start on', async () => {
    const { rows, days, oldest } = await counted()
    expect(rows).toBeGreaterThan(2500)
    expect(days).toBeGreaterThan(85)
    // What was before is fetched afterwards.
    expect((Date.now() - oldest.getTime()) / 86_400_000).toBeGreaterThan(88)
    expect(await integrations()).toMatchObject(
      ['openrouter', 'simplybook', 'twilio'].map((provider) => ({ provider, status: 'active' })),
    )
  })

  it('has everything else that the first Overview sums: model use, rates, bookings and fixed costs', async () => {
    const [found] = await sql`select
      (select count(distinct usage_date)::int from public.ai_usage_logs where usage_date > current_date - 90) as ai,
      (select count(*)::int from public.exchange_rates where currency = 'USD' and rate_date > current_date - 90) as rates,
      (select count(*)::int from public.calendar_events where booked_at > now() - interval '90 days') as bookings`
    expect(found?.ai).toBeGreaterThan(85)
    expect(found?.rates).toBeGreaterThan(55)
    expect(found?.bookings).toBeGreaterThan(1200)
    expect(await fixedCosts()).toEqual([
      { kind: 'monthly', amount: '499.00' },
      { kind: 'setup', amount: '2900.00' },
    ])
    expect(await sql`select from public.roi_assumptions`).toHaveLength(0)
  })

  it('gets live calls and bookings', async () => {
    await arrives(await orderCall())
    await bookingArrives()
  })

  it('sees a call that ends with a booking as what it is', async () => {
    const { callSid } = await order('call', {
      durationSeconds: 60,
      speed: 100,
      books: true,
      from: '+46846500499',
    })
    // Calls are linked to bookings that came before them once a minute: the same work, without the wait.
    const [job] = await sql<{ command: string }[]>`
      select command from cron.job where jobname = 'attribute-bookings' and active`
    await vi.waitFor(
      async () => {
        await sql.unsafe(job?.command ?? '')
        const found = await sql`select a.tier, b.booked_at_source from public.booking_attributions a
          join public.calendar_events b on b.id = a.booking_id
          join public.telephony_events e on e.id = a.call_id where e.provider_ref = ${String(callSid)}`
        expect(found).toEqual([{ tier: 'B', booked_at_source: 'callback' }])
      },
      // A booking that could not be fetched back at once is tried again by the minute's sync.
      { timeout: 75_000, interval: 250 },
    )
  }, 90_000)

  it('is the same after a restart on another port: nothing twice, what happened since is fetched, calls go on', async () => {
    const login = stack.status.demo
    const before = await counted()
    const connections = await integrations()
    await sql`delete from public.telephony_events where started_at > now() - interval '2 days'`
    await stop()
    port = await freePort(2)
    await start()
    expect(stack.status.demo).toEqual(login)
    expect(await integrations()).toEqual(connections)
    await vi.waitFor(async () => expect((await counted()).rows).toBeGreaterThanOrEqual(before.rows), {
      timeout: 20_000,
      interval: 200,
    })
    await arrives(await orderCall())
    await bookingArrives()
    expect(await fixedCosts()).toHaveLength(2)
  }, 90_000)

  it('gets a new address when the kept one is lost, and stays disconnected when that was wanted', async () => {
    const record: unknown = JSON.parse(await readFile(join(dataDir, 'demo.json'), 'utf8'))
    expect(record).toMatchObject({ email: 'demo@payback.example' })
    await sql`update private.webhook_tokens set token_hash = sha256(integration_id::text::bytea)`
    await sql`delete from public.fixed_costs`
    await stop()
    await start()
    await arrives(await orderCall())
    await bookingArrives()
    expect(await fixedCosts()).toHaveLength(0)
    await sql`select private.disconnect_integration(user_id, id, 'request') from public.integrations`
    await stop()
    await start()
    expect((await integrations()).map(({ status }) => status)).toEqual(Array(3).fill('disconnected'))
  }, 120_000)

  it('is made anew, history included, when its password is lost', async () => {
    const lost = stack.status.demo
    await writeFile(join(dataDir, 'demo.json'), '{"email": "demo@pay')
    await stop()
    await start()
    expect(stack.status.demo).toMatchObject({
      email: lost?.email,
      password: expect.not.stringMatching(lost?.password ?? ''),
    })
    expect((await integrations()).map(({ status }) => status)).toEqual(Array(3).fill('active'))
    expect((await counted()).rows).toBeGreaterThan(2500)
    await arrives(await orderCall())
  }, 90_000)
})
