import { OpenRouter } from '@openrouter/sdk'
import Big from 'big.js'
import { beforeAll, expect, it } from 'vitest'
import { openRouterKeys } from '../../local/simulator/openrouter/openrouter-keys.ts'
import { startSimulator, type Simulator } from '../../local/simulator/start-simulator.ts'
import { openRouterActivityAnswer } from '../../supabase/functions/_shared/contracts/openrouter.ts'
import type { Sql } from '../database/support/open-database.ts'
import { connectOpenRouter } from './support/openrouter.ts'
import { asOwner, newOwner, type Owner } from './support/owner.ts'
import { postFunction } from './support/post-function.ts'
import { quietStack, type QuietStack } from './support/quiet-stack.ts'
import { runSync } from './support/run-sync.ts'
import { untilRead } from './support/until-read.ts'

// The whole way: connected with the simulated account's key, read by the queue, answered live, and OpenRouter's own
// client as the judge of what must have been stored.

const keys = openRouterKeys('whole way')
let provider: Simulator
let stack: QuietStack<Simulator>['stack']
let sql: Sql
let owner: Owner

beforeAll(async () => {
  const quiet = await quietStack(
    () => startSimulator({ port: 0, seed: 'whole way' }),
    ({ env }) => env,
  )
  ;({ provider, stack, sql, owner } = quiet)
  return quiet.remove
})

it('stores the last month and the year before it, to the last digit, once', async () => {
  const integration = await connectOpenRouter(owner, keys.management)
  expect(integration).toMatchObject({ status: 'active', errorCode: null })
  await untilRead(sql, integration.id)

  const theirs = new OpenRouter({
    apiKey: keys.management,
    serverURL: provider.env['OPENROUTER_API_URL'] ?? '',
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
  const runs = await runSync(stack.status, 'run-sync-jobs', { provider: 'openrouter' })
  expect(runs).toMatchObject([{ outcome: 'ok', changed: 0 }])

  const answer = await postFunction(stack.status, 'get-openrouter-activity', asOwner(owner))
  const live = openRouterActivityAnswer.parse(await answer.json())
  const total = live.rows.reduce((sum, { costUsd }) => sum.plus(costUsd), new Big(0)).toFixed()
  expect(total).toBe(stored.reduce((sum, { usd }) => sum.plus(usd), new Big(0)).toFixed())
  expect(live.today).toMatchObject({ covers: 'default_workspace' })
  expect(Number(live.credits?.remainingUsd)).toBeGreaterThan(0)
}, 120_000)

it('names the wrong kind of key when it is connected', async () => {
  expect(await connectOpenRouter(await newOwner(stack.status), keys.inference)).toMatchObject({
    status: 'error',
    errorCode: 'WRONG_KEY_KIND',
  })
})
