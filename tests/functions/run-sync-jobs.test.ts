import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startSimulator, type Simulator } from '../../local/simulator/start-simulator.ts'
import { listTwilio } from '../../supabase/functions/_shared/twilio/list-resources.ts'
import type { Sql } from '../database/support/open-database.ts'
import {
  asOwner,
  connectTwilio,
  manage,
  newCredentials,
  type ConnectedTwilio,
  type Owner,
} from './support/owner.ts'
import { postFunction } from './support/post-function.ts'
import { quietStack, type QuietStack } from './support/quiet-stack.ts'
import { runSync } from './support/run-sync.ts'
import { untilRead } from './support/until-read.ts'

// The queue from end to end: connect, cron's call, the runner, the sync function, a simulated Twilio with bad habits.
let provider: Simulator
let stack: QuietStack<Simulator>['stack']
let sql: Sql
let owner: Owner

beforeAll(async () => {
  const quiet = await quietStack(
    () => startSimulator({ port: 0, seed: 'queue' }),
    ({ env }) => env,
  )
  ;({ provider, stack, sql, owner } = quiet)
  return quiet.remove
})

const control = async (path: string, method: string, body?: object) => {
  const response = await fetch(`${provider.url}/control/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  await response.body?.cancel()
  expect(response.ok).toBe(true)
}
const addFault = (fault: object) => control('faults', 'POST', { provider: 'twilio', ...fault })

const run = (body: object) => runSync(stack.status, 'run-sync-jobs', body)

const jobs = (integrationId: string) =>
  sql<
    {
      id: string
      mode: string
      state: string
      done: number
      total: number | null
      error_code: string | null
    }[]
  >`
    select id, mode, state, done, total, error_code from public.sync_jobs
    where integration_id = ${integrationId} order by mode desc`
const allDone = async (integrationId: string) =>
  (await jobs(integrationId)).map(({ mode, state }) => `${mode} ${state}`)
const events = (integrationId: string) =>
  sql`select provider_ref, status, cost_amount::text, cost_state, xmin::text as version
    from public.telephony_events where integration_id = ${integrationId} order by provider_ref`
const makeDue = (integrationId: string) =>
  sql`update public.sync_jobs set due_at = now(), error_code = null
    where integration_id = ${integrationId} and state = 'waiting'`
const markOf = async (integrationId: string) =>
  (await sql`select status, error_code, last_sync_at from public.integrations where id = ${integrationId}`)[0]

async function connect(volume: number): Promise<ConnectedTwilio> {
  const credentials = newCredentials()
  await control('accounts', 'POST', { ...credentials, volume })
  return connectTwilio(owner, credentials)
}

describe('a new connection', () => {
  let connected: ConnectedTwilio
  beforeAll(async () => {
    connected = await connect(0.3)
    await untilRead(sql, connected.integrationId)
  })

  it('gets a year of calls and messages, each once, and the backfill tells how far it is', async () => {
    const apiUrl = provider.env['TWILIO_API_URL'] ?? ''
    const from = new Date(Date.now() - 365 * 86_400_000).toISOString().slice(0, 10)
    const theirs: string[] = []
    for (const list of ['Calls', 'Messages'] as const) {
      for await (const { items } of listTwilio(list, { from, before: null }, apiUrl, connected)) {
        for (const item of items) {
          if (typeof item === 'object' && item && 'sid' in item) theirs.push(String(item.sid))
        }
      }
    }
    const ours = (await events(connected.integrationId)).map(({ provider_ref }) => String(provider_ref))
    expect(ours.length).toBeGreaterThan(1000)
    expect(ours).toEqual(theirs.sort())
    const [, backfill] = await jobs(connected.integrationId)
    expect(backfill).toMatchObject({ state: 'done', done: 10, total: 10, error_code: null })
    expect(await markOf(connected.integrationId)).toMatchObject({
      status: 'active',
      error_code: null,
      last_sync_at: expect.any(Date),
    })
  })

  it('is read again when it is due, and nothing is written for what has not changed', async () => {
    const { integrationId } = connected
    expect(await run({ integrationId })).toEqual([])
    const before = await events(integrationId)
    await makeDue(integrationId)
    const runs = await run({ integrationId })
    expect(runs).toMatchObject([{ integrationId, mode: 'recent', outcome: 'ok', changed: 0, skipped: 0 }])
    expect(runs[0]?.seen).toBeGreaterThan(0)
    expect(await events(integrationId)).toEqual(before)
  })

  it('is read once when eight ask at once', async () => {
    const { integrationId } = connected
    await makeDue(integrationId)
    const [before] =
      await sql`select count(*)::int as n from public.sync_runs where integration_id = ${integrationId}`
    const answers = await Promise.all(Array.from({ length: 8 }, () => run({ integrationId })))
    expect(answers.flat()).toHaveLength(1)
    const [after] =
      await sql`select count(*)::int as n from public.sync_runs where integration_id = ${integrationId}`
    expect(after?.['n']).toBe(Number(before?.['n']) + 1)
  })

  it('is left out when another provider or another connection is asked for', async () => {
    const { integrationId } = connected
    await makeDue(integrationId)
    expect(await run({ provider: 'simplybook' })).toEqual([])
    expect(await run({ integrationId: crypto.randomUUID() })).toEqual([])
    expect(await run({ provider: 'twilio' })).toMatchObject([{ integrationId }])
  })
})

describe('what is repaired', () => {
  it('is a call whose webhooks were all lost', async () => {
    const { integrationId, accountSid } = await connect(0)
    await untilRead(sql, integrationId)
    await control('call', 'POST', { accountSid, durationSeconds: 5, speed: 100 })
    await expect
      .poll(
        async () => {
          await makeDue(integrationId)
          await run({ integrationId })
          return (await events(integrationId)).map(({ status, cost_state }) => [status, cost_state])
        },
        { timeout: 20_000, interval: 500 },
      )
      .toEqual([['completed', null]])
  })
})

describe('a provider in trouble', () => {
  let connected: ConnectedTwilio
  beforeAll(async () => {
    connected = await connect(0.3)
    await untilRead(sql, connected.integrationId)
  })
  beforeEach(() => makeDue(connected.integrationId))
  afterEach(() => control('faults', 'DELETE'))

  it.each<[string, object, string]>([
    ['429 with Retry-After', { rest: 'rate-limit' }, 'PROVIDER_RATE_LIMITED'],
    ['truncated JSON', { rest: 'truncated' }, 'PROVIDER_ANSWER_UNREADABLE'],
    ['HTML instead of JSON', { rest: 'html' }, 'PROVIDER_ANSWER_UNREADABLE'],
    ['an empty 200 where calls are known', { rest: 'empty', path: 'Calls' }, 'PROVIDER_ANSWER_DOUBTFUL'],
    ['a 200 without a body', { rest: 'empty-body' }, 'PROVIDER_ANSWER_UNREADABLE'],
    ['a revoked key', { rest: 'unauthorized' }, 'CREDENTIALS_REFUSED'],
  ])('that gives %s moves no mark, is told, and the next read makes it good', async (_, fault, errorCode) => {
    const { integrationId } = connected
    const mark = await markOf(integrationId)
    const whole = await events(integrationId)
    await sql`delete from public.telephony_events where id in (
      select id from public.telephony_events where integration_id = ${integrationId} and status = 'completed'
      order by started_at desc limit 1)`
    await addFault(fault)
    expect(await run({ integrationId })).toMatchObject([{ outcome: 'failed', errorCode }])
    expect(await markOf(integrationId)).toEqual({
      status: errorCode === 'CREDENTIALS_REFUSED' ? 'error' : 'active',
      error_code: errorCode,
      last_sync_at: mark?.['last_sync_at'],
    })
    // It is not asked again until its back-off is over.
    expect(await run({ integrationId })).toEqual([])
    await control('faults', 'DELETE')
    await makeDue(integrationId)
    expect(await run({ integrationId })).toMatchObject([{ outcome: 'ok', changed: 1 }])
    const plain = (rows: typeof whole) => rows.map(({ version: _, ...row }) => row)
    expect(plain(await events(integrationId))).toEqual(plain(whole))
    expect(await markOf(integrationId)).toMatchObject({ status: 'active', error_code: null })
  })

  it('of one owner keeps nobody else from being read', async () => {
    const other = await connect(0)
    await untilRead(sql, other.integrationId)
    await makeDue(other.integrationId)
    await addFault({ rest: 'unauthorized', path: connected.accountSid })
    const [before] = await sql<{ id: string }[]>`select max(id)::text as id from public.sync_runs`
    await run({ provider: 'twilio' })
    // By this runner or by the minute's, which may have come first.
    await expect
      .poll(
        async () => {
          const runs = await sql<{ integration_id: string; outcome: string }[]>`
          select integration_id, outcome from public.sync_runs where id > ${before?.id ?? '0'} and mode = 'recent'`
          return Object.fromEntries(runs.map((one) => [one.integration_id, one.outcome]))
        },
        { timeout: 15_000 },
      )
      .toMatchObject({ [connected.integrationId]: 'failed', [other.integrationId]: 'ok' })
  })
})

describe('the owner', () => {
  it('stops a backfill: it ends where it is, and what has come stays', async () => {
    await addFault({ rest: 'slow', after: 8 })
    const { integrationId } = await connect(0.3)
    await expect.poll(async () => (await jobs(integrationId))[1]?.state, { timeout: 20_000 }).toBe('running')
    expect(await manage(owner, { action: 'cancel-sync', integrationId })).toMatchObject({ status: 200 })
    await expect
      .poll(() => allDone(integrationId), { timeout: 15_000 })
      .toEqual(['recent waiting', 'backfill cancelled'])
    await control('faults', 'DELETE')
    const [, backfill] = await jobs(integrationId)
    expect(backfill?.done).toBeLessThan(10)
    expect((await events(integrationId)).length).toBeGreaterThan(0)
    await manage(owner, { action: 'sync', integrationId })
    await run({ integrationId })
    expect((await jobs(integrationId))[1]?.state).toBe('cancelled')
  })

  it('asks for a read now, and it comes at once through the same queue', async () => {
    const { integrationId } = await connect(0)
    await untilRead(sql, integrationId)
    const before = await markOf(integrationId)
    expect(await manage(owner, { action: 'sync', integrationId })).toMatchObject({ status: 202 })
    await expect
      .poll(async () => (await markOf(integrationId))?.['last_sync_at'])
      .not.toEqual(before?.['last_sync_at'])
    const runs = await sql`
      select mode, outcome from public.sync_runs where integration_id = ${integrationId} order by id`
    expect(runs).toEqual([
      { mode: 'recent', outcome: 'ok' },
      { mode: 'backfill', outcome: 'ok' },
      { mode: 'recent', outcome: 'ok' },
    ])
  })
})

describe('the schedule', () => {
  it('runs what is due through the database, with the address and the key that Vault holds', async () => {
    const { integrationId } = await connect(0)
    await untilRead(sql, integrationId)
    const before = await markOf(integrationId)
    const [job] = await sql`select schedule, command from cron.job where jobname = 'run-sync-jobs'`
    expect(job).toEqual({ schedule: '* * * * *', command: 'select private.call_run_sync_jobs()' })
    await makeDue(integrationId)
    const [asked] = await sql`select private.call_run_sync_jobs() as id`
    expect(asked?.['id']).toMatch(/^[0-9]+$/)
    await expect
      .poll(async () => (await markOf(integrationId))?.['last_sync_at'], { timeout: 15_000 })
      .not.toEqual(before?.['last_sync_at'])
  })
})

describe('who may call', () => {
  it.each([
    ['nobody', () => ({})],
    ['the publishable key', () => ({ apikey: stack.status.publishableKey })],
    ['a signed-in owner', () => asOwner(owner)],
  ])('not %s', async (_, headers: () => Record<string, string>) => {
    const response = await postFunction(stack.status, 'run-sync-jobs', headers())
    await response.body?.cancel()
    expect(response.status).toBe(401)
  })

  it.each([{ provider: 'nobody' }, { integrationId: 'x' }, { everything: true }])(
    'not with %j',
    async (body) => {
      const headers = { apikey: stack.status.secretKey }
      const response = await postFunction(stack.status, 'run-sync-jobs', headers, body)
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ error: { code: 'INVALID_INPUT' } })
    },
  )
})
