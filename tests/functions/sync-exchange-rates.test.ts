import type { IncomingMessage, ServerResponse } from 'node:http'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ecbProvider } from '../../local/simulator/ecb/ecb-provider.ts'
import { isEcbDay, isSwedishBankDay } from '../../local/simulator/riksbank/bank-days.ts'
import { riksbankProvider } from '../../local/simulator/riksbank/riksbank-provider.ts'
import { addDays } from '../../local/simulator/salon/local-time.ts'
import type { SimulatedProvider } from '../../local/simulator/simulated-provider.ts'
import { swedishDay } from '../../supabase/functions/_shared/exchange-rates/day-ranges.ts'
import type { Sql } from '../database/support/open-database.ts'
import { json, startFakeProvider, type FakeProvider } from './support/fake-provider.ts'
import { postFunction } from './support/post-function.ts'
import { quietStack, type QuietStack } from './support/quiet-stack.ts'
import { oneRun, runSync } from './support/run-sync.ts'

const KEY = 'a key of the portal'
const banks = { riksbank: riksbankProvider({ seed: 'test' }), ecb: ecbProvider({ seed: 'test' }) }
let provider: FakeProvider
let stack: QuietStack<FakeProvider>['stack']
let sql: Sql
let keys: unknown[] = []

beforeAll(async () => {
  const quiet = await quietStack(startFakeProvider, ({ url }) => ({
    RIKSBANK_API_URL: `${url}/riksbank/swea/v1`,
    RIKSBANK_API_KEY: KEY,
    ECB_API_URL: `${url}/ecb/service`,
  }))
  ;({ provider, stack, sql } = quiet)
  return quiet.remove
})

type Answer = (response: ServerResponse) => void
type Play = Partial<Record<keyof typeof banks | 'calendar', Answer>>

/** Both banks as the simulator plays them, but for what the test answers itself. */
function play(own: Play = {}): void {
  keys = []
  provider.requests.length = 0
  provider.answer((request, response) => {
    const url = new URL(request.url ?? '', provider.url)
    const name = url.pathname.startsWith('/ecb/') ? 'ecb' : 'riksbank'
    if (name === 'riksbank') keys.push(request.headers['ocp-apim-subscription-key'])
    const answer = (url.pathname.includes('/CalendarDays/') ? own.calendar : undefined) ?? own[name]
    if (answer) answer(response)
    else void simulate(banks[name], url, request, response)
  })
}

async function simulate(
  bank: SimulatedProvider,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const { status, headers, body } = await bank.handle({
    method: request.method ?? '',
    path: url.pathname.slice(bank.name.length + 1),
    query: url.searchParams,
    headers: {},
    body: '',
    now: Date.now(),
    habits: new Set(),
  })
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
}

beforeEach(async () => {
  play()
  await sql`delete from auth.users`
  await sql`delete from public.sync_jobs`
  await sql`delete from private.rate_coverage`
  await sql`delete from public.exchange_rates`
  await sql`delete from public.bank_days`
})

/** Somebody with a cost abroad since a day. */
async function account(since: string, currency = 'USD'): Promise<string> {
  const [user] = await sql<{ id: string }[]>`
    insert into auth.users (id, email) values (gen_random_uuid(), gen_random_uuid() || '@payback.example') returning id`
  const id = user?.id ?? ''
  await sql`
    insert into public.fixed_costs (user_id, name, kind, amount, currency, starts_on)
    values (${id}, 'Reception', 'monthly', 10, ${currency}, ${since})`
  return id
}

const sync = async () => oneRun(await runSync(stack.status, 'sync-exchange-rates'))

const today = swedishDay(new Date())
const recently = addDays(today, -40)
const paths = (bank: string) => provider.requests.filter(({ path }) => path.startsWith(`/${bank}/`))
const stored = () =>
  sql<{ currency: string; day: string; rate: string; source: string; provisional: boolean }[]>`
    select currency, rate_date::text as day, sek_per_unit::text as rate, source, provisional
    from public.exchange_rates order by 1, 2`
/** Puts the next run off, whatever the time of day is, to see whether something makes it due at once. */
const postpone = () =>
  sql`update public.sync_jobs set due_at = now() + interval '1 day' where kind = 'exchange_rates'`
const isDue = async () => {
  const [job] = await sql<{ due: boolean }[]>`
    select due_at <= now() as due from public.sync_jobs where kind = 'exchange_rates'`
  return job?.due
}
const versions = () => sql`
  select currency, rate_date::text, ctid::text, xmin::text from public.exchange_rates
  union all select 'day', day::text, ctid::text, xmin::text from public.bank_days order by 1, 2`

describe('a sync of rates', () => {
  it('reads every currency in use back to the first cost, and the calendar', async () => {
    await account('2026-03-24', 'GBP')
    expect(await sync()).toMatchObject({ kind: 'exchange_rates', outcome: 'ok', skipped: 0 })
    const rows = await stored()
    expect(new Set(rows.map(({ currency }) => currency))).toEqual(new Set(['EUR', 'GBP', 'USD']))
    // Enough before the first day that it can be carried to.
    expect(rows.filter(({ currency }) => currency === 'GBP').at(0)?.day).toBe('2026-03-16')
    expect(rows).toContainEqual({
      currency: 'GBP',
      day: '2026-03-24',
      rate: '12.507140',
      source: 'riksbank',
      provisional: false,
    })
    const [calendar] = await sql`
      select count(*)::int as days, max(day)::text as last from public.bank_days`
    expect(calendar?.['last']).toBe(addDays(today, 40))
    expect(paths('ecb')).toEqual([])
  })

  it('asks with the key of the portal, in its header', async () => {
    await account(recently)
    await sync()
    expect(new Set(keys)).toEqual(new Set([KEY]))
  })

  it('asks for at most a year at a time', async () => {
    await account('2023-11-27')
    expect(await sync()).toMatchObject({ outcome: 'ok' })
    const ranges = paths('riksbank').map(({ path }) => path.split('/').slice(-2))
    expect(ranges.length).toBeGreaterThan(5)
    for (const [from = '', until = ''] of ranges) expect(until <= addDays(from, 366)).toBe(true)
    const fixings = await stored()
    expect(fixings).toContainEqual(
      expect.objectContaining({ currency: 'USD', day: '2023-11-27', rate: '10.429180' }),
    )
    const days = fixings.filter(({ currency }) => currency === 'USD').map(({ day }) => day)
    for (let day = '2023-11-27'; day < today; day = addDays(day, 1))
      expect(days.includes(day), day).toBe(isSwedishBankDay(day))
  })

  it('asks for ten days the second time, and writes nothing that it has', async () => {
    await account('2025-12-20')
    await sync()
    const before = [...(await versions())]
    provider.requests.length = 0
    expect(await sync()).toMatchObject({ outcome: 'ok', changed: 0 })
    expect(provider.requests.map(({ path }) => path)).toEqual([
      `/riksbank/swea/v1/Observations/ByGroup/130/${addDays(today, -10)}/${today}`,
    ])
    expect([...(await versions())]).toEqual(before)
  })

  it('goes back when an older cost or another currency turns up', async () => {
    const id = await account(recently)
    await sync()
    await postpone()
    await sql`
      insert into public.fixed_costs (user_id, name, kind, amount, currency, starts_on)
      values (${id}, 'Number', 'monthly', 10, 'CHF', '2026-03-24')`
    expect(await isDue()).toBe(true)
    await sync()
    const rates = (await stored()).filter(({ day }) => day === '2026-03-24')
    expect(rates.map(({ currency }) => currency)).toEqual(['CHF', 'EUR', 'USD'])
    await postpone()
    await sql`update public.fixed_costs set starts_on = '2026-03-25' where currency = 'CHF'`
    expect(await isDue()).toBe(false)
  })

  it('is due as soon as another sync has brought what is older', async () => {
    const id = await account(recently)
    await sync()
    await postpone()
    const [job] = await sql<{ id: string }[]>`
      with integration as (
        insert into public.integrations (user_id, provider, label, status)
        values (${id}, 'openrouter', 'OpenRouter', 'active') returning id
      ), used as (
        insert into public.ai_usage_logs
          (user_id, integration_id, usage_date, model, requests, prompt_tokens, completion_tokens, credits_usd)
        select ${id}, id, '2026-03-24', 'm', 1, 1, 1, 1 from integration
      )
      insert into public.sync_jobs (user_id, integration_id, kind, mode, state, lease_until)
      select ${id}, id, 'openrouter_activity', 'backfill', 'running', now() from integration returning id`
    expect(await isDue()).toBe(false)
    await sql`update public.sync_jobs set state = 'done', lease_until = null where id = ${job?.id ?? ''}`
    expect(await isDue()).toBe(true)
  })

  it('does not ask again and again for a currency that no bank knows', async () => {
    await account(recently, 'XAG')
    await sync()
    provider.requests.length = 0
    await sync()
    expect(provider.requests).toHaveLength(1)
    expect((await stored()).some(({ currency }) => currency === 'XAG')).toBe(false)
  })

  it('takes over a corrected fixing', async () => {
    await account(recently)
    await sync()
    const [row] = (await stored()).filter(({ currency }) => currency === 'USD').slice(-1)
    await sql`update public.exchange_rates set sek_per_unit = 1 where currency = 'USD' and rate_date = ${row?.day ?? ''}`
    expect(await sync()).toMatchObject({ changed: 1 })
    expect((await stored()).filter(({ currency }) => currency === 'USD').slice(-1)).toEqual([row])
  })
})

const down: Answer = (response) => json(response, 500, { status: 500 })
const html: Answer = (response) => void response.end('<!doctype html><title>Underhåll</title>')
const truncated: Answer = (response) => void response.end('[{"seriesId":"SEKUSDPMI","date":"2026-0')

describe('while the Riksbank does not answer', () => {
  it.each<[string, Answer]>([
    ['500', down],
    ['HTML instead of JSON', html],
    ['a truncated answer', truncated],
    ['404: the service has moved', (response) => json(response, 404, { statusCode: 404 })],
    ['401: the key is refused', (response) => json(response, 401, { statusCode: 401 })],
    ['403: the key is one for something else', (response) => json(response, 403, { statusCode: 403 })],
    ['200 with nothing where banks were open', (response) => json(response, 200, [])],
    ['204 for ten days', (response) => void response.writeHead(204).end()],
    ['429 that does not say until when', (response) => json(response, 429, { statusCode: 429 })],
    ['429 for an hour', (response) => json(response, 429, {}, { 'retry-after': '3600' })],
  ])(
    '(%s) the ECB gives the same rates',
    async (_, answer) => {
      await account(addDays(today, -1))
      await sync()
      const before = await stored()
      await sql`delete from public.exchange_rates where rate_date >= ${addDays(today, -9)}`
      // The calendar is known already.
      play({ riksbank: answer })
      expect(await sync()).toMatchObject({ outcome: 'ok' })
      const after = await stored()
      expect(after.map(({ currency, day, rate }) => [currency, day, rate])).toEqual(
        before.map(({ currency, day, rate }) => [currency, day, rate]),
      )
      expect(after.at(-1)).toMatchObject({ source: 'ecb', provisional: false })

      play()
      await sync()
      expect((await stored()).at(-1)).toMatchObject({ source: 'riksbank' })
    },
    60_000,
  )

  it('and the calendar is not known, the ECB’s rates are provisional; days that turn out to be none go', async () => {
    await account('2026-06-01')
    play({ riksbank: down })
    expect(await sync()).toMatchObject({ outcome: 'ok' })
    const unsure = await stored()
    expect(unsure.every(({ source, provisional }) => source === 'ecb' && provisional)).toBe(true)
    // Midsummer Eve 2026: the ECB works, Swedish banks do not.
    expect(isEcbDay('2026-06-19') && !isSwedishBankDay('2026-06-19')).toBe(true)
    expect(unsure.map(({ day }) => day)).toContain('2026-06-19')

    play()
    expect(await sync()).toMatchObject({ outcome: 'ok' })
    const sure = await stored()
    expect(sure.map(({ day }) => day)).not.toContain('2026-06-19')
    expect(sure.some(({ provisional }) => provisional)).toBe(false)
    expect(new Set(sure.map(({ source }) => source))).toEqual(new Set(['riksbank']))
  }, 60_000)

  it('about years gone by, but asks for patience, it gets it', async () => {
    await account('2024-06-01')
    let asked = 0
    play({
      riksbank: (response) => {
        asked++
        json(response, 429, {}, { 'retry-after': '3600' })
      },
    })
    // The last days come from the ECB; history waits.
    expect(await sync()).toMatchObject({ outcome: 'failed', errorCode: 'PROVIDER_RATE_LIMITED' })
    expect(asked).toBe(1)
    expect((await stored()).at(-1)?.source).toBe('ecb')
    const [job] = await sql`
      select extract(epoch from due_at - now())::int as wait from public.sync_jobs where kind = 'exchange_rates'`
    expect(job?.['wait']).toBeGreaterThan(3500)
  }, 60_000)

  it('nor the ECB, nothing is guessed, and what is there stays', async () => {
    await account(recently)
    await sync()
    const before = [...(await versions())]
    play({ riksbank: down, ecb: html })
    expect(await sync()).toMatchObject({ outcome: 'failed', errorCode: 'PROVIDER_UNREACHABLE', changed: 0 })
    expect([...(await versions())]).toEqual(before)
  }, 60_000)

  it('and the ECB answers 200 with nothing, that is no rate and no answer', async () => {
    await account(recently)
    play({ riksbank: down, ecb: (response) => void response.end('') })
    expect(await sync()).toMatchObject({ outcome: 'failed', errorCode: 'PROVIDER_UNREACHABLE' })
    expect(await stored()).toHaveLength(0)
    expect([...(await sql`select from private.rate_coverage`)]).toHaveLength(0)
  }, 60_000)
})

describe('without the calendar alone', () => {
  it('the Riksbank’s rates are stored all the same, and carried as provisional', async () => {
    await account(recently)
    play({ calendar: html })
    expect(await sync()).toMatchObject({ outcome: 'ok' })
    expect((await stored()).at(-1)).toMatchObject({ source: 'riksbank', provisional: false })
    const [rate] = await sql`
      select r.provisional from public.daily_rates r
      where r.currency = 'USD' and r.day = (select max(rate_date) + 5 from public.exchange_rates)`
    expect(rate).toEqual({ provisional: true })
  })
})

it('only the secret key may ask', async () => {
  for (const apikey of [stack.status.publishableKey, 'nonsense']) {
    const response = await postFunction(stack.status, 'sync-exchange-rates', { apikey })
    expect(response.status).toBe(401)
  }
  expect(provider.requests).toEqual([])
})
