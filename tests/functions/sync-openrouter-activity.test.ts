import type { ServerResponse } from 'node:http'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { SyncRunAnswer } from '../../supabase/functions/_shared/contracts/sync.ts'
import { activityRow } from '../../supabase/functions/_shared/openrouter/testing-rows.ts'
import type { Sql } from '../database/support/open-database.ts'
import { json, startFakeProvider, type FakeProvider } from './support/fake-provider.ts'
import { connectOpenRouter, daysAgo, refusal } from './support/openrouter.ts'
import { manage, type Owner } from './support/owner.ts'
import { postFunction } from './support/post-function.ts'
import { quietStack, type QuietStack } from './support/quiet-stack.ts'
import { runSync } from './support/run-sync.ts'

let provider: FakeProvider
let stack: QuietStack<FakeProvider>['stack']
let sql: Sql
let owner: Owner

beforeAll(async () => {
  const quiet = await quietStack(startFakeProvider, ({ url }) => ({ OPENROUTER_API_URL: `${url}/api/v1` }))
  ;({ provider, stack, sql, owner } = quiet)
  return quiet.remove
})

const row = (changes: object = {}) => activityRow({ date: `${daysAgo(10)} 00:00:00`, ...changes })
const month = (rows: object[], truncated = false) => ({
  data: {
    data: rows,
    metadata: { query_time_ms: 1, row_count: rows.length, truncated },
    cachedAt: 1,
    warnings: [],
  },
})
const metrics = ['total_usage', 'request_count', 'tokens_prompt', 'tokens_completion']
const key = { label: 'sk-or-v1-abc...123', usage_daily: 0, byok_usage_daily: 0, is_management_key: true }

type Play = {
  activity?: object[] | ((response: ServerResponse) => void)
  analytics?: (from: string, until: string) => object
}
/** Plays the account API; each part may be told what to say. */
function play({ activity = [], analytics = () => month([]) }: Play): void {
  provider.answer((request, response) => {
    const path = (request.url ?? '').replace('/api/v1', '')
    if (path === '/key') return json(response, 200, { data: key })
    if (path === '/analytics/meta') {
      return json(response, 200, { data: { metrics: metrics.map((name) => ({ name })) } })
    }
    if (path === '/activity') {
      return Array.isArray(activity) ? json(response, 200, { data: activity }) : activity(response)
    }
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const { time_range: range } = JSON.parse(body)
      json(response, 200, analytics(range.start, range.end))
    })
  })
}
let integrationId: string
beforeEach(async () => {
  // While it connects nobody lets it in, so that no first sync runs beside the test's own.
  provider.answer((_, response) => refusal(401)(response))
  integrationId = (await connectOpenRouter(owner)).id
  provider.requests.length = 0
  // Connecting found a key that is refused; what the tests are about begins with a sound connection.
  await sql`update public.integrations set status = 'active', error_code = null where id = ${integrationId}`
  await sql`delete from public.sync_jobs where integration_id = ${integrationId}`
  await addJob('recent')
})

const addJob = (mode: 'recent' | 'backfill') => sql`
  insert into public.sync_jobs (user_id, integration_id, kind, mode, due_at)
  values (${owner.userId}, ${integrationId}, 'openrouter_activity', ${mode},
    now() + case when ${mode} = 'backfill' then interval '1 second' else interval '0' end)`

async function sync(): Promise<SyncRunAnswer[]> {
  // A back-off of the test before is not waited for.
  await sql`update public.sync_jobs set due_at = now(), error_code = null where integration_id = ${integrationId} and state = 'waiting'`
  const runs = await runSync(stack.status, 'sync-openrouter-activity', { integrationId })
  return runs.filter((run) => run.mode === mode)
}
let mode: 'recent' | 'backfill' = 'recent'
const syncRecent = async () => {
  mode = 'recent'
  await sql`insert into public.sync_jobs (user_id, integration_id, kind, mode, state)
    values (${owner.userId}, ${integrationId}, 'openrouter_activity', 'backfill', 'done')
    on conflict do nothing`
  return (await sync())[0]
}
const stored = () => sql`
  select usage_date::text as day, model, model_permaslug, endpoint_id, requests::int, credits_usd::text, byok_usd::text,
    cost_usd::text, cost_state, xmin::text as version
  from public.ai_usage_logs where integration_id = ${integrationId} order by usage_date, model, endpoint_id`
const integration = async () => {
  const [found] =
    await sql`select status, error_code, last_sync_at from public.integrations where id = ${integrationId}`
  return found
}

describe('reading what is recent', () => {
  it('stores the window in one request, both date formats, to the last digit', async () => {
    play({
      activity: [
        row(),
        row({ date: daysAgo(1), usage: 1.2e-8, byok_usage_inference: 0.25 }),
        row({ date: daysAgo(3) }),
        row({ date: daysAgo(4) }),
      ],
    })
    expect(await syncRecent()).toMatchObject({ outcome: 'ok', seen: 4, changed: 4, skipped: 0 })
    expect(provider.requests.map(({ path }) => path)).toEqual(['/api/v1/activity'])
    expect(await stored()).toMatchObject([
      { day: daysAgo(10), credits_usd: '0.41873', cost_state: 'final' },
      { day: daysAgo(4), cost_state: 'final' },
      { day: daysAgo(3), cost_state: 'provisional' },
      {
        day: daysAgo(1),
        credits_usd: '0.000000012',
        byok_usd: '0.25',
        cost_usd: '0.250000012',
        cost_state: 'provisional',
      },
    ])
    expect(await integration()).toMatchObject({
      status: 'active',
      error_code: null,
      last_sync_at: expect.any(Date),
    })
  })

  it('a second time writes no row', async () => {
    play({ activity: [row(), row({ date: daysAgo(1) })] })
    await syncRecent()
    const before = await stored()
    expect(await syncRecent()).toMatchObject({ outcome: 'ok', seen: 2, changed: 0 })
    expect(await stored()).toEqual(before)
  })

  it('lets a late row correct the earlier value, and never adds to it', async () => {
    play({ activity: [row({ date: daysAgo(1), requests: 5, usage: 0.1 })] })
    await syncRecent()
    play({ activity: [row({ date: daysAgo(1), requests: 9, usage: 0.3 })] })
    expect(await syncRecent()).toMatchObject({ changed: 1 })
    expect(await stored()).toMatchObject([{ requests: 9, credits_usd: '0.3' }])
  })

  it('counts a row that comes twice once, and one without an endpoint as the same one every time', async () => {
    const nameless = row({ endpoint_id: null, provider_name: null })
    play({ activity: [row(), row(), nameless] })
    await syncRecent()
    expect(await syncRecent()).toMatchObject({ changed: 0 })
    expect(await stored()).toMatchObject([{ endpoint_id: '' }, { requests: 37 }])
  })

  it('takes away what has vanished from a day, but not while a row of that day is not understood', async () => {
    const other = row({ endpoint_id: 'other' })
    play({ activity: [row(), other] })
    await syncRecent()
    play({ activity: [row(), { ...other, usage: 'free' }] })
    expect(await syncRecent()).toMatchObject({ outcome: 'ok', skipped: 1, changed: 0 })
    expect(await stored()).toHaveLength(2)
    play({ activity: [row()] })
    expect(await syncRecent()).toMatchObject({ outcome: 'ok', changed: 1 })
    expect(await stored()).toHaveLength(1)
  })

  it('leaves a day that comes back empty, and says so', async () => {
    play({ activity: [row(), row({ date: daysAgo(5) })] })
    await syncRecent()
    play({ activity: [row()] })
    expect(await syncRecent()).toMatchObject({ outcome: 'ok', changed: 0, skipped: 1 })
    expect(await stored()).toHaveLength(2)
  })

  it('does not believe an empty answer where use is known', async () => {
    play({ activity: [row()] })
    await syncRecent()
    play({ activity: [] })
    expect(await syncRecent()).toMatchObject({ outcome: 'failed', errorCode: 'PROVIDER_ANSWER_DOUBTFUL' })
    expect(await stored()).toHaveLength(1)
    expect(await integration()).toMatchObject({ error_code: 'PROVIDER_ANSWER_DOUBTFUL' })
  })

  it('believes an empty answer of an account that has used nothing', async () => {
    play({ activity: [] })
    expect(await syncRecent()).toMatchObject({ outcome: 'ok', seen: 0 })
  })

  it('does not take rows that it cannot read for an account without use', async () => {
    play({ activity: [row({ date: '14/09/2026' }), row({ requests: 'many' })] })
    expect(await syncRecent()).toMatchObject({
      outcome: 'failed',
      errorCode: 'PROVIDER_ANSWER_UNREADABLE',
      skipped: 2,
    })
  })

  it('does not take today, should it ever come along', async () => {
    play({ activity: [row(), row({ date: daysAgo(0) })] })
    await syncRecent()
    expect(await stored()).toHaveLength(1)
  })

  it('fills the gap from analytics when nobody has read for longer than the window', async () => {
    await sql`update public.integrations set last_sync_at = now() - interval '40 days' where id = ${integrationId}`
    const asked: string[][] = []
    const day = daysAgo(35)
    play({
      activity: [row()],
      analytics: (from, until) => {
        asked.push([from, until])
        const line = {
          date__day: day,
          model: 'a/b',
          total_usage: 1.5,
          request_count: '7',
          tokens_prompt: '8',
          tokens_completion: '9',
        }
        return month(from.slice(0, 10) <= day && day < until.slice(0, 10) ? [line] : [])
      },
    })
    expect(await syncRecent()).toMatchObject({ outcome: 'ok', changed: 2 })
    expect(asked.at(-1)?.[0]).toBe(`${daysAgo(43)}T00:00:00Z`)
    expect(asked[0]?.[1]).toBe(`${daysAgo(30)}T00:00:00Z`)
    expect(await stored()).toMatchObject([{ day, requests: 7, cost_usd: '1.5', cost_state: 'final' }, {}])
  })
})

describe('trouble at OpenRouter', () => {
  it.each([
    ['a revoked key', refusal(401, 'User not found.'), 'CREDENTIALS_REFUSED', 'error'],
    [
      'the wrong kind of key',
      refusal(403, 'Only management keys can perform this operation'),
      'WRONG_KEY_KIND',
      'error',
    ],
    ['used-up credits', refusal(402, 'Insufficient credits'), 'OUT_OF_CREDITS', 'active'],
    ['a bad request', refusal(400, 'Bad'), 'PROVIDER_REFUSED', 'active'],
    ['500 for an hour', refusal(500, 'Later', { 'retry-after': '3600' }), 'PROVIDER_UNREACHABLE', 'active'],
    [
      'half a JSON',
      (response: ServerResponse) => void response.end('{"data":[{"date":'),
      'PROVIDER_ANSWER_UNREADABLE',
      'active',
    ],
    [
      'HTML',
      (response: ServerResponse) => void response.end('<!doctype html>'),
      'PROVIDER_ANSWER_UNREADABLE',
      'active',
    ],
    [
      'an empty body',
      (response: ServerResponse) => void response.end(),
      'PROVIDER_ANSWER_UNREADABLE',
      'active',
    ],
    [
      'no content',
      (response: ServerResponse) => void response.writeHead(204).end(),
      'PROVIDER_ANSWER_UNREADABLE',
      'active',
    ],
    [
      'another shape',
      (response: ServerResponse) => json(response, 200, { rows: [] }),
      'PROVIDER_ANSWER_UNREADABLE',
      'active',
    ],
  ])('%s keeps what is stored and is named', async (_, activity, errorCode, status) => {
    play({ activity: [row()] })
    await syncRecent()
    play({ activity })
    expect(await syncRecent()).toMatchObject({ outcome: 'failed', errorCode, changed: 0 })
    expect(await integration()).toMatchObject({ status, error_code: errorCode })
    expect(await stored()).toHaveLength(1)
  })

  it.each([
    ['429 with Retry-After', 429, { 'retry-after': '1' }],
    ['429 without Retry-After', 429, {}],
    ['500', 500, {}],
    ['529', 529, {}],
  ])('%s once is asked again', async (_, status, headers) => {
    let times = 0
    play({
      activity: (response) =>
        times++ === 0 ? refusal(status, 'Later', headers)(response) : json(response, 200, { data: [row()] }),
    })
    expect(await syncRecent()).toMatchObject({ outcome: 'ok', changed: 1 })
    expect(times).toBe(2)
  })

  it('429 with a long Retry-After is obeyed by the queue', async () => {
    play({ activity: refusal(429, 'Later', { 'retry-after': '3600' }) })
    expect(await syncRecent()).toMatchObject({ outcome: 'failed', errorCode: 'PROVIDER_RATE_LIMITED' })
    const [job] = await sql`
      select due_at > now() + interval '59 minutes' as waits from public.sync_jobs
      where integration_id = ${integrationId} and mode = 'recent'`
    expect(job).toMatchObject({ waits: true })
  })

  it('an error in a good answer is not "no use"', async () => {
    play({ activity: [row()] })
    await syncRecent()
    play({ activity: (response) => json(response, 200, { error: { code: 403, message: 'No' } }) })
    expect(await syncRecent()).toMatchObject({ outcome: 'failed', errorCode: 'WRONG_KEY_KIND' })
    expect(await stored()).toHaveLength(1)
  })

  it('mends itself when OpenRouter is back', async () => {
    play({ activity: refusal(401) })
    await syncRecent()
    play({ activity: [row()] })
    expect(await syncRecent()).toMatchObject({ outcome: 'ok' })
    expect(await integration()).toMatchObject({ status: 'active', error_code: null })
  })
})

describe('the year before', () => {
  const line = (day: string, changes: object = {}) => ({
    date__day: day,
    model: 'openai/gpt-4.1-mini',
    total_usage: 1.27,
    request_count: '412',
    tokens_prompt: '1000000',
    tokens_completion: '70000',
    ...changes,
  })
  async function backfill() {
    mode = 'backfill'
    await sql`delete from public.sync_jobs where integration_id = ${integrationId}`
    await addJob('backfill')
    return sync()
  }

  it('is fetched month by month, the newest first, only before the window, and counted as it goes', async () => {
    const asked: { from: string; until: string }[] = []
    play({
      analytics: (from, until) => {
        asked.push({ from, until })
        return month([line(from.slice(0, 10))])
      },
    })
    expect(await backfill()).toMatchObject([{ outcome: 'ok', seen: asked.length, changed: asked.length }])
    const months = new Set(Array.from({ length: 364 - 30 }, (_, n) => daysAgo(31 + n).slice(0, 7)))
    expect(asked).toHaveLength(months.size)
    expect(asked[0]?.until).toBe(`${daysAgo(30)}T00:00:00Z`)
    expect(asked.at(-1)?.from).toBe(`${daysAgo(364)}T00:00:00Z`)
    for (const [at, { from }] of asked.slice(0, -1).entries()) expect(asked[at + 1]?.until).toBe(from)
    const rows = await stored()
    expect(rows).toHaveLength(asked.length)
    expect(rows[0]).toMatchObject({ requests: 412, cost_usd: '1.27', cost_state: 'final', endpoint_id: '' })
    const [job] = await sql`
      select state, done, total from public.sync_jobs where integration_id = ${integrationId} and mode = 'backfill'`
    expect(job).toMatchObject({ state: 'done', done: asked.length, total: asked.length })
  })

  it('goes on where it stood when OpenRouter fails in the middle', async () => {
    const asked: string[] = []
    let isDown = true
    play({
      analytics: (from) => {
        asked.push(from)
        return isDown && asked.length > 3 ? { error: { code: 400, message: 'No' } } : month([])
      },
    })
    expect(await backfill()).toMatchObject([{ outcome: 'failed', errorCode: 'PROVIDER_REFUSED' }])
    isDown = false
    const failedAt = asked.splice(0).at(-1)
    expect(await sync()).toMatchObject([{ outcome: 'ok' }])
    expect(asked[0]).toBe(failedAt)
  })

  it('asks for a cut-off month again in halves, and sums nothing that was cut off', async () => {
    const newest = `${daysAgo(30)}T00:00:00Z`
    let cut = 0
    play({
      analytics: (from, until) => {
        const isWhole = until === newest && cut === 0
        if (isWhole && from !== daysAgo(31)) {
          cut += 1
          return month([line(from.slice(0, 10), { total_usage: 99 })], true)
        }
        return month([])
      },
    })
    expect(await backfill()).toMatchObject([{ outcome: 'ok' }])
    expect(await stored()).toHaveLength(0)
  })

  it('does not go on for ever about a day that is cut off by itself', async () => {
    const asked: string[] = []
    play({
      analytics: (from, until) => {
        asked.push(`${from} ${until}`)
        return month([], true)
      },
    })
    expect(await backfill()).toMatchObject([{ outcome: 'failed', errorCode: 'PROVIDER_ANSWER_UNREADABLE' }])
    // Halved until a day is left: five times at the most.
    expect(asked.length).toBeLessThanOrEqual(6)
    expect(new Set(asked).size).toBe(asked.length)
  })

  it('says so when a metric is no longer offered', async () => {
    play({})
    const whole = metrics.splice(0, 1)
    expect(await backfill()).toMatchObject([{ outcome: 'failed', errorCode: 'PROVIDER_ANSWER_UNREADABLE' }])
    metrics.unshift(...whole)
  })

  it('leaves days alone of which activity has told more', async () => {
    await sql`
      insert into public.ai_usage_logs (user_id, integration_id, usage_date, model, model_permaslug, endpoint_id,
        requests, prompt_tokens, completion_tokens, credits_usd)
      values (${owner.userId}, ${integrationId}, ${daysAgo(40)}, 'a/b', 'a/b-1', 'e', 1, 2, 3, 0.5)`
    play({ analytics: () => month([line(daysAgo(40))]) })
    await backfill()
    expect(await stored()).toMatchObject([{ endpoint_id: 'e', requests: 1 }])
  })
})

it('counts nothing twice when the same account is disconnected and connected again', async () => {
  const days = [row(), row({ date: daysAgo(5) })]
  play({ activity: days })
  await syncRecent()
  const former = integrationId
  await manage(owner, { action: 'disconnect', integrationId })
  integrationId = (await connectOpenRouter(owner)).id
  await expect.poll(async () => (await stored()).length).toBe(2)
  const left = await sql`select id from public.ai_usage_logs where integration_id = ${former}`
  expect(left).toHaveLength(0)
})

it('asks nobody in without a secret key', async () => {
  const { publishableKey } = stack.status
  const response = await postFunction(stack.status, 'sync-openrouter-activity', { apikey: publishableKey })
  expect(response.status).toBe(401)
})
