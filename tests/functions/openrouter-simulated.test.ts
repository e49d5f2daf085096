import { OpenRouter } from '@openrouter/sdk'
import Big from 'big.js'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openRouterKeys } from '../../local/simulator/openrouter/openrouter-keys.ts'
import { startSimulator, type Simulator } from '../../local/simulator/start-simulator.ts'
import { manageIntegrationsAnswer } from '../../supabase/functions/_shared/contracts/manage-integrations.ts'
import { openRouterActivityAnswer } from '../../supabase/functions/_shared/contracts/openrouter.ts'
import { syncAnswer } from '../../supabase/functions/_shared/contracts/sync.ts'
import { ownStack } from '../support/own-stack.ts'
import { manage, newOwner, type Owner } from './support/owner.ts'

// The whole way: connected with the simulated account's key, read by the queue, answered live, and OpenRouter's own
// client as the judge of what must have been stored.

const keys = openRouterKeys('whole way')
let simulator: Simulator
let stack: Awaited<ReturnType<typeof ownStack>>
let sql: postgres.Sql
let owner: Owner

beforeAll(async () => {
  simulator = await startSimulator({ port: 0, seed: 'whole way' })
  stack = await ownStack({ env: simulator.env })
  sql = postgres(stack.status.dbUrl, { max: 2, onnotice: () => undefined })
  await sql`select cron.alter_job(jobid, active := false) from cron.job where jobname = 'run-sync-jobs'`
  owner = await newOwner(stack.status)
}, 120_000)
afterAll(async () => {
  await sql?.end()
  await stack?.remove()
  await simulator?.stop()
})

async function call(name: string, body: object, headers: Record<string, string>): Promise<unknown> {
  const response = await fetch(`${stack.status.functionsUrl}/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  expect(response.status).toBe(200)
  return response.json()
}
const runSyncs = async () => {
  const answer = await call('run-sync-jobs', { provider: 'openrouter' }, { apikey: stack.status.secretKey })
  return syncAnswer.parse(answer).runs
}

it('stores the last month and the year before it, to the last digit, once', async () => {
  const connected = await manage(owner, {
    action: 'connect',
    provider: 'openrouter',
    credentials: { managementKey: keys.management },
  })
  const { integration } = manageIntegrationsAnswer.parse(connected.json)
  expect(integration).toMatchObject({ status: 'active', errorCode: null })
  await expect
    .poll(
      async () => {
        await runSyncs()
        return sql`select mode, state from public.sync_jobs where integration_id = ${integration.id} order by mode`
      },
      { timeout: 60_000 },
    )
    .toEqual([
      { mode: 'backfill', state: 'done' },
      { mode: 'recent', state: 'waiting' },
    ])

  const theirs = new OpenRouter({
    apiKey: keys.management,
    serverURL: simulator.env['OPENROUTER_API_URL'] ?? '',
  })
  const { data } = await theirs.analytics.getUserActivity()
  const sumOf = (rows: { date: string; usage: number }[]) =>
    rows.reduce((sum, { usage }) => sum.plus(usage), new Big(0)).toFixed()
  const days = [...new Set(data.map(({ date }) => date.slice(0, 10)))].sort()
  const stored = await sql<{ day: string; usd: string }[]>`
    select usage_date::text as day, sum(cost_usd)::text as usd from public.ai_usage_logs
    where integration_id = ${integration.id} and usage_date >= ${days[0] ?? ''} group by 1 order by 1`
  expect(stored.map(({ day, usd }) => [day, new Big(usd).toFixed()])).toEqual(
    days.map((day) => [day, sumOf(data.filter(({ date }) => date.startsWith(day)))]),
  )
  const [reach] = await sql`
    select count(*) filter (where usage_date < ${days[0] ?? ''})::int as before, (max(usage_date) - min(usage_date)) as days
    from public.ai_usage_logs where integration_id = ${integration.id}`
  expect(reach?.['before']).toBeGreaterThan(300)
  expect(reach?.['days']).toBeGreaterThan(355)

  // Nothing new at OpenRouter: nothing is written here.
  await sql`update public.sync_jobs set due_at = now() where integration_id = ${integration.id} and state = 'waiting'`
  expect(await runSyncs()).toMatchObject([{ outcome: 'ok', changed: 0 }])

  const headers = { apikey: stack.status.publishableKey, authorization: `Bearer ${owner.accessToken}` }
  const live = openRouterActivityAnswer.parse(await call('get-openrouter-activity', {}, headers))
  const total = live.rows.reduce((sum, { costUsd }) => sum.plus(costUsd), new Big(0)).toFixed()
  expect(total).toBe(stored.reduce((sum, { usd }) => sum.plus(usd), new Big(0)).toFixed())
  expect(live.today).toMatchObject({ covers: 'default_workspace' })
  expect(Number(live.credits?.remainingUsd)).toBeGreaterThan(0)
}, 120_000)

it('names the wrong kind of key when it is connected', async () => {
  const connected = await manage(await newOwner(stack.status), {
    action: 'connect',
    provider: 'openrouter',
    credentials: { managementKey: keys.inference },
  })
  expect(connected).toMatchObject({
    status: 201,
    json: { integration: { status: 'error', errorCode: 'WRONG_KEY_KIND' } },
  })
})
