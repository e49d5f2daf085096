import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Sql } from '../database/support/open-database.ts'
import { json, startFakeProvider, type FakeProvider } from './support/fake-provider.ts'
import { asOwner, connectTwilio, manage, type ConnectedTwilio, type Owner } from './support/owner.ts'
import type { SyncRunAnswer } from '../../supabase/functions/_shared/contracts/sync.ts'
import { postFunction } from './support/post-function.ts'
import { quietStack, type QuietStack } from './support/quiet-stack.ts'
import { oneRun, runSync } from './support/run-sync.ts'
import { twilioCallRow, twilioTime } from './support/twilio-call-row.ts'
import { completedCall, newMessageSid, sendForm } from './support/twilio-request.ts'

let provider: FakeProvider
let stack: QuietStack<FakeProvider>['stack']
let sql: Sql
let owner: Owner

beforeAll(async () => {
  const quiet = await quietStack(startFakeProvider, ({ url }) => ({ TWILIO_API_URL: `${url}/2010-04-01` }))
  ;({ provider, stack, sql, owner } = quiet)
  return quiet.remove
})

const at = twilioTime
const call = (changes = {}) => twilioCallRow(Date.parse('2026-11-20T09:00:00Z'), changes)
const message = (changes = {}) => ({
  sid: newMessageSid(),
  body: 'never stored',
  num_segments: '2',
  direction: 'outbound-api',
  from: '+46766123456',
  to: '+46701740605',
  status: 'delivered',
  price: '-0.16500',
  price_unit: 'usd',
  date_created: at('2026-11-20T10:00:00Z'),
  date_sent: at('2026-11-20T10:00:01Z'),
  date_updated: at('2026-11-20T10:00:02Z'),
  ...changes,
})

type Lists = { calls: object[]; messages: object[] }

/** Plays the two lists in pages of two, as Twilio pages; all of it is of the last month. */
function playLists(lists: Lists): void {
  provider.answer((request, response) => {
    const url = new URL(request.url ?? '', provider.url)
    const name = url.pathname.endsWith('/Calls.json') ? 'calls' : 'messages'
    if (!/\/(Calls|Messages)\.json$/.test(url.pathname)) return json(response, 200, { status: 'active' })
    const isOlder = url.searchParams.has('StartTime<') || url.searchParams.has('DateSent<')
    if (isOlder) return json(response, 200, { [name]: [], next_page_uri: null })
    const from = Number(url.searchParams.get('PageToken') ?? 0)
    const more = from + 2 < lists[name].length
    json(response, 200, {
      [name]: lists[name].slice(from, from + 2),
      next_page_uri: more ? `${url.pathname}?PageSize=1000&PageToken=${from + 2}` : null,
    })
  })
}

let connected: ConnectedTwilio
beforeEach(async () => {
  // While it connects nobody answers, so that no first sync runs beside the test's own.
  provider.answer((_, response) => json(response, 401, { code: 20003 }))
  connected = await connectTwilio(owner)
  provider.requests.length = 0
})
const syncAll = (body: object = {}) => runSync(stack.status, 'sync-telephony', body)
/** The read of what is recent; what was before stays out of these tests, but for those that are about it. */
async function syncIt(): Promise<SyncRunAnswer> {
  await sql`update public.sync_jobs set state = 'cancelled'
    where integration_id = ${connected.integrationId} and mode = 'backfill' and state = 'waiting'`
  return oneRun(await syncAll({ integrationId: connected.integrationId }))
}
const failedRun = (run: SyncRunAnswer, errorCode: string) =>
  expect(run).toMatchObject({ outcome: 'failed', errorCode, changed: 0 })
const events = () =>
  sql`select provider_ref, kind, direction, status, started_at, ended_at, duration_seconds, segments,
        cost_amount::text as cost_amount, cost_currency, cost_state, caller_number_hint, flags, xmin::text as version
      from public.telephony_events where integration_id = ${connected.integrationId} order by kind, provider_ref`

describe('a sync', () => {
  it('reads all pages of calls and messages, with their exact costs', async () => {
    const lists = { calls: [call(), call(), call()], messages: [message()] }
    playLists(lists)
    expect(await syncIt()).toEqual({
      jobId: expect.any(String),
      integrationId: connected.integrationId,
      kind: 'telephony',
      mode: 'recent',
      outcome: 'ok',
      seen: 4,
      changed: 4,
      skipped: 0,
    })
    const rows = await events()
    expect(rows).toHaveLength(4)
    expect(rows[0]).toMatchObject({
      kind: 'call',
      duration_seconds: 73,
      cost_amount: '0.017000',
      cost_currency: 'USD',
      cost_state: 'final',
      caller_number_hint: '05',
    })
    expect(rows[3]).toMatchObject({ kind: 'sms', segments: 2, cost_amount: '0.165000', cost_currency: 'USD' })
    const basic = Buffer.from(`${connected.accountSid}:${connected.authToken}`).toString('base64')
    expect(new Set(provider.requests.map(({ authorization }) => authorization))).toEqual(
      new Set([`Basic ${basic}`]),
    )
    const [integration] = await sql`
      select status, error_code, last_sync_at from public.integrations where id = ${connected.integrationId}`
    expect(integration).toMatchObject({ status: 'active', error_code: null, last_sync_at: expect.any(Date) })
  })

  it('a second time with nothing new writes no row', async () => {
    const lists = { calls: [call(), call({ price: null })], messages: [message()] }
    playLists(lists)
    await syncIt()
    const before = await events()
    expect(await syncIt()).toMatchObject({ outcome: 'ok', seen: 3, changed: 0, skipped: 0 })
    expect(await events()).toEqual(before)
  })

  const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10)
  const asked = () =>
    provider.requests
      .splice(0)
      .map(({ path }) =>
        /(Calls|Messages)\.json\?PageSize=1000&(.*)/.exec(decodeURIComponent(path))?.slice(1).join(' '),
      )

  it('asks for 90 days at first, a month at a time, then for 3 days before the last one', async () => {
    playLists({ calls: [], messages: [] })
    await syncIt()
    expect(asked()).toEqual([
      `Calls StartTime>=${day(30)}`,
      `Messages DateSent>=${day(30)}`,
      `Calls StartTime>=${day(60)}&StartTime<=${day(30)}`,
      `Messages DateSent>=${day(60)}&DateSent<=${day(30)}`,
      `Calls StartTime>=${day(90)}&StartTime<=${day(60)}`,
      `Messages DateSent>=${day(90)}&DateSent<=${day(60)}`,
    ])
    await syncIt()
    expect(asked()).toEqual([`Calls StartTime>=${day(3)}`, `Messages DateSent>=${day(3)}`])
  })

  it('asks again about a call of the last week until its price is final', async () => {
    const started = new Date(Date.now() - 5 * 86_400_000)
    const early = call({
      price: null,
      start_time: at(started.toISOString()),
      date_created: at(started.toISOString()),
    })
    playLists({ calls: [early], messages: [] })
    await syncIt()
    asked()
    await syncIt()
    expect(asked()[0]).toBe(`Calls StartTime>=${day(5)}`)
    playLists({ calls: [{ ...early, price: '-0.02' }], messages: [] })
    await syncIt()
    asked()
    await syncIt()
    expect(asked()[0]).toBe(`Calls StartTime>=${day(3)}`)
  })

  it('and the webhook of the same call make one row, whichever comes first', async () => {
    const finished = (CallSid: string) =>
      sendForm(connected, completedCall(connected, { CallSid, Timestamp: at('2026-11-20T09:01:13Z') }))
    const [webhookFirst, restFirst] = [call(), call()]
    await finished(webhookFirst.sid)
    playLists({ calls: [webhookFirst, restFirst], messages: [] })
    await syncIt()
    await finished(restFirst.sid)
    const rows = await events()
    expect(rows).toHaveLength(2)
    const [one, two] = rows.map(({ provider_ref: _ref, version: _version, ...row }) => row)
    expect(one).toEqual(two)
    expect(one).toMatchObject({ cost_amount: '0.017000', started_at: new Date('2026-11-20T09:00:00Z') })
  })

  it('takes a price that arrives later', async () => {
    const early = call({ price: null })
    playLists({ calls: [early], messages: [] })
    await syncIt()
    expect((await events())[0]).toMatchObject({ cost_amount: null })
    playLists({ calls: [{ ...early, price: '-0.02550' }], messages: [] })
    expect(await syncIt()).toMatchObject({ changed: 1 })
    expect((await events())[0]).toMatchObject({ cost_amount: '0.025500' })
  })

  it('flags a call that ends before it starts, and leaves out what it does not understand', async () => {
    const backwards = call({ end_time: at('2026-11-20T08:00:00Z') })
    const odd = [call({ status: 'teleported' }), call({ duration: '-1' }), 'text', call({ sid: 'x' })]
    playLists({ calls: [backwards, ...(odd as object[])], messages: [message({ price: '-1e9' })] })
    expect(await syncIt()).toMatchObject({ seen: 6, changed: 2, skipped: 4 })
    expect((await events()).map(({ flags }) => flags)).toEqual([['ends_before_start'], ['price_unreadable']])
  })

  it('never stores the text of a message', async () => {
    playLists({ calls: [], messages: [message()] })
    await syncIt()
    const [row] = await sql`
      select string_agg(t::text, '') as text from public.telephony_events t
      where integration_id = ${connected.integrationId}`
    expect(row?.['text']).not.toContain('never stored')
  })
})

describe('a provider in trouble', () => {
  it('that asks for patience gets it', async () => {
    let refusals = 2
    const lists = { calls: [call()], messages: [] }
    provider.answer((_, response) => {
      if (refusals-- > 0) return json(response, 429, { code: 20429 }, { 'retry-after': '0' })
      playLists(lists)
      json(response, 200, { calls: lists.calls, next_page_uri: null })
    })
    expect(await syncIt()).toMatchObject({ outcome: 'ok', seen: 1, changed: 1 })
  })

  it.each([
    ['refuses the credentials', 401, 'CREDENTIALS_REFUSED', 'error'],
    ['answers 404', 404, 'PROVIDER_REFUSED', 'error'],
    ['redirects', 302, 'PROVIDER_REFUSED', 'error'],
  ])('that %s is asked once, and told', async (_, status, code, expected) => {
    provider.answer((_request, response) => json(response, status, {}, { location: 'http://evil.example/' }))
    failedRun(await syncIt(), code)
    expect(provider.requests).toHaveLength(1)
    const [row] = await sql`select status, error_code, last_sync_at from public.integrations
      where id = ${connected.integrationId}`
    expect(row).toEqual({ status: expected, error_code: code, last_sync_at: null })
  })

  it.each([
    ['answers in HTML', '<html>'],
    ['answers half', '{"calls":[{"sid":'],
    ['answers without a list', '{"items":[]}'],
    ['answers with a list', '[]'],
  ])('that %s changes nothing, and the mark stays', async (_, body) => {
    provider.answer((_request, response) => void response.writeHead(200).end(body))
    failedRun(await syncIt(), 'PROVIDER_ANSWER_UNREADABLE')
    const [row] =
      await sql`select last_sync_at from public.integrations where id = ${connected.integrationId}`
    expect(row).toEqual({ last_sync_at: null })
  })

  it.each([
    ['another host', 'http://evil.example/2010-04-01/Accounts/x/Calls.json'],
    ['another path of the host', '/elsewhere'],
    ['a path upwards', '/2010-04-01/../admin'],
    ['two slashes', '//evil.example/2010-04-01/x'],
  ])('that sends us to %s gets no credentials there', async (_, next_page_uri) => {
    provider.answer((_request, response) => json(response, 200, { calls: [], next_page_uri }))
    failedRun(await syncIt(), 'PROVIDER_ANSWER_UNREADABLE')
    expect(provider.requests).toHaveLength(1)
  })

  it('that pages in a circle is left', async () => {
    provider.answer((request, response) => json(response, 200, { calls: [], next_page_uri: request.url }))
    failedRun(await syncIt(), 'PROVIDER_ANSWER_UNREADABLE')
    expect(provider.requests.length).toBeLessThan(5)
  })

  it('does not keep the others from being read', async () => {
    const other = await connectTwilio(owner)
    const lists = { calls: [call()], messages: [] }
    provider.answer((request, response) => {
      if (request.url?.includes(connected.accountSid)) return json(response, 403, {})
      const isCalls = request.url?.includes('Calls.json')
      json(response, 200, isCalls ? { calls: lists.calls } : { messages: [] })
    })
    expect(await syncAll()).toContainEqual(
      expect.objectContaining({ integrationId: connected.integrationId, errorCode: 'CREDENTIALS_REFUSED' }),
    )
    const rows =
      await sql`select 1 from public.telephony_events where integration_id = ${other.integrationId}`
    expect(rows).toHaveLength(1)
    await manage(owner, { action: 'disconnect', integrationId: other.integrationId })
  })
})

it('a secret that cannot be opened is told, and keeps nobody else from being read', async () => {
  const other = await connectTwilio(owner)
  await sql`update private.integration_secrets set envelope = 'v1.lost.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAA'
    where integration_id = ${connected.integrationId}`
  const listed = call()
  provider.answer((request, response) => {
    const isOther = request.url?.includes(other.accountSid) && request.url.includes('Calls.json')
    json(response, 200, { calls: isOther ? [listed] : [], messages: [] })
  })
  expect(await syncAll()).toContainEqual(
    expect.objectContaining({ integrationId: connected.integrationId, errorCode: 'SECRET_UNREADABLE' }),
  )
  const rows =
    await sql`select provider_ref from public.telephony_events where integration_id = ${other.integrationId}`
  expect(rows).toEqual([{ provider_ref: listed.sid }])
  for (const { integrationId } of [other, connected])
    await manage(owner, { action: 'disconnect', integrationId })
})

describe('the credentials of a connect', () => {
  it.each<[string, number, object, string, string | null]>([
    ['an open account', 200, { status: 'active' }, 'active', null],
    ['a closed account', 200, { status: 'closed' }, 'error', 'ACCOUNT_NOT_ACTIVE'],
    ['a wrong token', 401, { code: 20003 }, 'error', 'CREDENTIALS_REFUSED'],
    ['a provider in trouble', 503, {}, 'pending', 'PROVIDER_UNREACHABLE'],
  ])('%s', async (_, status, body, expected, errorCode) => {
    provider.answer((_request, response) => json(response, status, body))
    const { json: answer } = await manage(owner, { action: 'test', integrationId: connected.integrationId })
    expect(answer).toMatchObject({ integration: { status: expected, errorCode } })
  })

  it('a provider that does not answer costs two seconds, not the connection', async () => {
    provider.answer(() => undefined)
    const began = performance.now()
    const { integrationId } = await connectTwilio(owner)
    expect(performance.now() - began).toBeLessThan(5000)
    const [row] = await sql`select status from public.integrations where id = ${integrationId}`
    expect(row).toEqual({ status: 'pending' })
    await manage(owner, { action: 'disconnect', integrationId })
  })
})

describe('who may call', () => {
  it.each([
    ['nobody', () => ({})],
    ['the publishable key', () => ({ apikey: stack.status.publishableKey })],
    ['a signed-in owner', () => asOwner(owner)],
    ['a made-up secret key', () => ({ apikey: 'sb_secret_x' })],
  ])('not %s', async (_, headers: () => Record<string, string>) => {
    const response = await postFunction(stack.status, 'sync-telephony', headers())
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ error: { code: 'UNAUTHENTICATED' } })
  })

  it('an integration that is not connected is not found', async () => {
    const asked = async (body: object) =>
      (await postFunction(stack.status, 'sync-telephony', { apikey: stack.status.secretKey }, body)).status
    expect(await asked({ integrationId: crypto.randomUUID() })).toBe(404)
    expect(await asked({ integrationId: 'x' })).toBe(400)
    expect(await asked({ since: '2026-09-01' })).toBe(400)
    expect(await syncAll({ jobId: crypto.randomUUID(), leaseNumber: '1' })).toEqual([])
  })
})
