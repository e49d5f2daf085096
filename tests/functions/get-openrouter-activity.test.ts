import type { ServerResponse } from 'node:http'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { manageIntegrationsAnswer } from '../../supabase/functions/_shared/contracts/manage-integrations.ts'
import { openRouterActivityAnswer } from '../../supabase/functions/_shared/contracts/openrouter.ts'
import { activityRow } from '../../supabase/functions/_shared/openrouter/testing-rows.ts'
import { json, startFakeProvider, type FakeProvider } from './support/fake-provider.ts'
import { connectOpenRouter, daysAgo, newManagementKey, refusal } from './support/openrouter.ts'
import { asOwner, connectTwilio, manage, newOwner, type Owner } from './support/owner.ts'
import { postFunction } from './support/post-function.ts'
import { quietStack, type QuietStack } from './support/quiet-stack.ts'

let provider: FakeProvider
let stack: QuietStack<FakeProvider>['stack']
let owner: Owner

beforeAll(async () => {
  // Twilio is never reached: its connection is only there to be no OpenRouter.
  const quiet = await quietStack(startFakeProvider, ({ url }) => ({
    OPENROUTER_API_URL: `${url}/api/v1`,
    TWILIO_API_URL: `${url}/twilio`,
  }))
  ;({ provider, stack } = quiet)
  return quiet.remove
})

const row = (changes: object = {}) =>
  activityRow({ date: `${daysAgo(1)} 00:00:00`, byok_usage_inference: 0.1, ...changes })
const key = (label: string, usage: number, more: object = {}) => ({
  label,
  hash: `hash of ${label}`,
  usage_daily: usage,
  byok_usage_daily: 0,
  ...more,
})
const own = key('sk-or-v1-man...abc', 0, { is_management_key: true })
type Answers = Record<string, unknown | ((response: ServerResponse) => void)>
const good: Answers = {
  '/activity': { data: [row()] },
  '/key': { data: own },
  '/keys': {
    data: [key('sk-or-v1-one...111', 0.2), key('sk-or-v1-two...222', 0.05, { byok_usage_daily: 0.01 })],
  },
  '/credits': { data: { total_credits: 110.5, total_usage: 73.2 } },
}
function play(answers: Answers): void {
  provider.answer((request, response) => {
    const [path = ''] = (request.url ?? '').replace('/api/v1', '').split('?')
    const answer = { ...good, ...answers }[path]
    if (typeof answer === 'function') answer(response)
    else if (answer === undefined) json(response, 404, { error: { code: 404, message: 'Not Found' } })
    else json(response, 200, answer)
  })
}
async function get(body: unknown = {}, who: Owner = owner) {
  const response = await postFunction(stack.status, 'get-openrouter-activity', asOwner(who), body)
  const answer: unknown = await response.json()
  return { status: response.status, headers: response.headers, json: answer }
}
/** With this key only: the first syncs of other connections may still be under way. */
const askedWith = (key: string) =>
  provider.requests
    .filter(({ authorization }) => authorization === `Bearer ${key}`)
    .map(({ path }) => path)
    .sort()

let integrationId: string
let managementKey: string
beforeEach(async () => {
  owner = await newOwner(stack.status)
  // Refused while it connects, so that no first sync runs beside the test.
  provider.answer((_, response) => refusal(401)(response))
  managementKey = newManagementKey()
  integrationId = (await connectOpenRouter(owner, managementKey)).id
  provider.requests.length = 0
  play({})
})

describe('the answer', () => {
  it('tells the completed days, today and the credits, exactly, in US dollars', async () => {
    const { status, headers, json: body } = await get()
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(openRouterActivityAnswer.parse(body)).toEqual({
      integrationId,
      asOf: expect.any(String),
      currency: 'USD',
      from: daysAgo(30),
      to: daysAgo(1),
      rows: [
        {
          day: daysAgo(1),
          model: 'openai/gpt-4.1-mini',
          providerName: 'OpenAI',
          requests: 37,
          promptTokens: 91240,
          completionTokens: 8110,
          reasoningTokens: 512,
          creditsUsd: '0.41873',
          byokUsd: '0.1',
          costUsd: '0.51873',
        },
      ],
      skipped: 0,
      today: {
        day: daysAgo(0),
        creditsUsd: '0.25',
        byokUsd: '0.01',
        costUsd: '0.26',
        covers: 'default_workspace',
      },
      credits: { boughtUsd: '110.5', usedUsd: '73.2', remainingUsd: '37.3' },
    })
  })

  it('never asks for today by its date, and sends the key to OpenRouter alone', async () => {
    const { json: body } = await get()
    expect(askedWith(managementKey)).toEqual([
      '/api/v1/activity',
      '/api/v1/credits',
      '/api/v1/key',
      '/api/v1/keys?include_disabled=true&offset=0',
    ])
    expect(JSON.stringify(body)).not.toContain('sk-or-')
  })

  it.each(['/credits', '/keys', '/key'])('lives on without %s', async (part) => {
    play({ [part]: refusal(500) })
    const { status, json: body } = await get()
    const answer = openRouterActivityAnswer.parse(body)
    expect(status).toBe(200)
    expect(answer.credits === null).toBe(part === '/credits')
    expect(answer.today === null).toBe(part === '/key')
    if (part === '/keys') expect(answer.today).toMatchObject({ covers: 'this_key', costUsd: '0' })
  })

  it('counts the calling key once, whether or not it is in the list', async () => {
    play({ '/key': { data: { ...own, usage_daily: 0.5 } } })
    expect((await get()).json).toMatchObject({ today: { creditsUsd: '0.75' } })
    const other = await connectOpenRouter(owner)
    play({ '/key': { data: { ...key('sk-or-v1-one...111', 0.2), is_management_key: true } } })
    expect((await get({ integrationId: other.id })).json).toMatchObject({ today: { creditsUsd: '0.25' } })
  })

  it('says how many rows it did not understand', async () => {
    play({ '/activity': { data: [row(), row({ requests: 'many' })] } })
    expect((await get()).json).toMatchObject({ skipped: 1, rows: [{}] })
  })

  it('is read once a minute, however many look', async () => {
    await Promise.all([get(), get(), get({ integrationId })])
    await get()
    expect(askedWith(managementKey).filter((path) => path === '/api/v1/activity')).toHaveLength(1)
  })

  it('is read anew with a new key', async () => {
    await get()
    const other = newManagementKey()
    await manage(owner, { action: 'update', integrationId, credentials: { managementKey: other } })
    provider.requests.length = 0
    await get()
    expect(askedWith(other)).toContain('/api/v1/credits')
  })
})

describe('who may ask', () => {
  it('is the owner of the connection', async () => {
    const other = await newOwner(stack.status)
    expect(await get({ integrationId }, other)).toMatchObject({
      status: 404,
      json: { error: { code: 'NOT_FOUND' } },
    })
    expect(await get({}, other)).toMatchObject({ status: 404 })
    expect(askedWith(managementKey)).toEqual([])
  })

  it('is nobody without a session', async () => {
    expect((await get({}, { ...owner, accessToken: stack.status.publishableKey })).status).toBe(401)
  })

  it('not for a connection that is gone, or that is no OpenRouter', async () => {
    const twilio = await connectTwilio(owner)
    expect((await get({ integrationId: twilio.integrationId })).status).toBe(404)
    await manage(owner, { action: 'disconnect', integrationId })
    expect((await get({ integrationId })).status).toBe(404)
  })

  it.each([{ integrationId: 'mine' }, { accountId: 'x' }, []])('not with %j', async (body) => {
    expect(await get(body)).toMatchObject({ status: 400, json: { error: { code: 'INVALID_INPUT' } } })
  })
})

describe('trouble at OpenRouter', () => {
  it.each([
    ['a revoked key', refusal(401), 'CREDENTIALS_REFUSED'],
    ['the wrong kind of key', refusal(403), 'WRONG_KEY_KIND'],
    ['used-up credits', refusal(402), 'OUT_OF_CREDITS'],
    ['429', refusal(429), 'PROVIDER_RATE_LIMITED'],
    ['500', refusal(500), 'PROVIDER_UNREACHABLE'],
    ['a lost connection', (response: ServerResponse) => void response.destroy(), 'PROVIDER_UNREACHABLE'],
    [
      'half a JSON',
      (response: ServerResponse) => void response.end('{"data":['),
      'PROVIDER_ANSWER_UNREADABLE',
    ],
    [
      'HTML',
      (response: ServerResponse) => void response.end('<!doctype html>'),
      'PROVIDER_ANSWER_UNREADABLE',
    ],
    ['an empty body', (response: ServerResponse) => void response.end(), 'PROVIDER_ANSWER_UNREADABLE'],
    ['an error in a good answer', { error: { code: 401, message: 'x' } }, 'CREDENTIALS_REFUSED'],
  ])('%s has its own code, and is no sign-in that ran out', async (_, answer, code) => {
    play({ '/activity': answer })
    const { status, json: body } = await get()
    expect(status).toBe(502)
    expect(body).toMatchObject({ error: { code, message: expect.stringContaining('OpenRouter') } })
  })

  it('says when to come back, and is not remembered', async () => {
    play({ '/activity': refusal(429, 'No', { 'retry-after': '7' }) })
    expect((await get()).headers.get('retry-after')).toBe('7')
    play({})
    expect((await get()).status).toBe(200)
  })
})

describe('connecting', () => {
  const connectWith = (credentials: object) =>
    manage(owner, { action: 'connect', provider: 'openrouter', credentials })

  it('tries the key by its kind and by reading, shows no address, and shows nothing of the key', async () => {
    const secret = newManagementKey()
    const { status, json: body } = await connectWith({ managementKey: secret })
    expect(status).toBe(201)
    expect(body).toMatchObject({ integration: { provider: 'openrouter', status: 'active', errorCode: null } })
    expect(manageIntegrationsAnswer.parse(body).webhookUrl ?? null).toBeNull()
    expect(JSON.stringify(body)).not.toContain(secret)
    expect(askedWith(secret)).toEqual(expect.arrayContaining(['/api/v1/activity', '/api/v1/key']))
  })

  it.each([
    [
      'another kind of key',
      { '/key': { data: { ...own, is_management_key: false } } },
      'error',
      'WRONG_KEY_KIND',
    ],
    ['a refused key', { '/key': refusal(401) }, 'error', 'CREDENTIALS_REFUSED'],
    ['a key that may not read', { '/activity': refusal(403) }, 'error', 'WRONG_KEY_KIND'],
    ['used-up credits', { '/activity': refusal(402) }, 'active', 'OUT_OF_CREDITS'],
    ['nobody there', { '/key': refusal(503) }, 'pending', 'PROVIDER_UNREACHABLE'],
    ['too many requests', { '/key': refusal(429) }, 'pending', 'PROVIDER_RATE_LIMITED'],
    ['an account without use', { '/activity': { data: [] } }, 'active', null],
  ])('stores the connection with %s', async (_, answers, status, errorCode) => {
    play(answers)
    const answer = await connectWith({ managementKey: newManagementKey() })
    expect(answer).toMatchObject({ status: 201, json: { integration: { status, errorCode } } })
  })

  it('takes the same key once', async () => {
    const credentials = { managementKey: newManagementKey() }
    expect((await connectWith(credentials)).status).toBe(201)
    expect(await connectWith(credentials)).toMatchObject({
      status: 409,
      json: { error: { code: 'INTEGRATION_EXISTS' } },
    })
  })

  it.each([{}, { managementKey: '' }, { managementKey: 'with a space' }, { apiKey: 'x' }])(
    'refuses %j and does not repeat it',
    async (credentials) => {
      const answer = await connectWith(credentials)
      expect(answer).toMatchObject({ status: 400, json: { error: { code: 'INVALID_INPUT' } } })
      expect(JSON.stringify(answer.json)).not.toContain('with a space')
    },
  )

  it('can be renamed and given another key', async () => {
    const renamed = await manage(owner, { action: 'update', integrationId, label: 'Modellerna' })
    expect(renamed).toMatchObject({ status: 200, json: { integration: { label: 'Modellerna' } } })
    const update = { action: 'update', integrationId, credentials: { managementKey: newManagementKey() } }
    expect(await manage(owner, update)).toMatchObject({
      status: 200,
      json: { integration: { status: 'active' } },
    })
  })
})
