import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Database, Sql } from '../_shared/db.ts'
import { openCipher } from '../_shared/encryption.ts'
import type { Context } from '../_shared/endpoint.ts'
import { HttpError } from '../_shared/http-error.ts'
import { sign, signedFields } from '../_shared/twilio/verify-signature.ts'
import { newWebhookToken } from '../_shared/webhook-token.ts'
import { twilioWebhook } from './handle-webhook.ts'

const BASE = 'https://roi.example.se/functions/v1'
const ACCOUNT_SID = `AC${'0'.repeat(32)}`
const encryptionKeys = new Map([['k1', new Uint8Array(32).fill(1)]])
const cipher = openCipher(encryptionKeys)
const owner = { account: 'account-1', integration: 'integration-1' }

/** Plays the database's side of the contract and counts what it is asked. */
function fakeDatabase(token: string) {
  const state = { authToken: 'a'.repeat(32), version: 1, isConnected: true, isDown: false }
  const statements: string[] = []

  function answer(text: string, values: unknown[]): unknown[] {
    if (text.includes('find_webhook')) {
      if (!state.isConnected) return []
      return [
        {
          integration_id: owner.integration,
          user_id: owner.account,
          secret_version: state.version,
          settings: { accountSid: ACCOUNT_SID },
          secrets: { authToken: cipher.encrypt(state.authToken, { ...owner, field: 'authToken' }) },
        },
      ]
    }
    if (text.includes('accept_telephony_deliver')) {
      const isStale = !state.isConnected || values[1] !== state.version
      const count = text.includes('deliveries') && Array.isArray(values[2]) ? values[2].length : 1
      return Array<unknown>(count).fill({ outcome: isStale ? 'stale' : 'processed' })
    }
    return []
  }
  const query = (strings: TemplateStringsArray, ...values: unknown[]) => {
    const text = strings.join('?')
    statements.push(/private\.(\w+)/.exec(text)?.[1] ?? text)
    if (state.isDown) return Promise.reject(new HttpError('DATABASE_UNAVAILABLE', 'Away.'))
    return Promise.resolve(answer(text, values))
  }
  const database: Pick<Database, 'run'> = {
    // A tagged template and json() are all that the handler uses of the driver.
    run: (work) => work(Object.assign(query, { json: (value: unknown) => value }) as unknown as Sql),
  }
  return { state, statements, database, url: `${BASE}/twilio-webhook/${token}` }
}

function setUp() {
  const fake = fakeDatabase(newWebhookToken())
  const handle = twilioWebhook({
    database: fake.database,
    encryptionKeys,
    hashKey: new Uint8Array(32).fill(2),
    publicBase: BASE,
  })
  async function deliver(authToken = fake.state.authToken, url = fake.url): Promise<number> {
    const params: [string, string][] = [
      ['CallSid', `CA${crypto.randomUUID().replaceAll('-', '')}`],
      ['AccountSid', ACCOUNT_SID],
      ['CallStatus', 'completed'],
      ['CallDuration', '3'],
    ]
    const request = new Request(url.replace(BASE, 'http://inner:9000'), {
      method: 'POST',
      headers: { 'x-twilio-signature': sign(authToken, url + signedFields(params)) },
      body: new URLSearchParams(params),
    })
    const context: Context<null> = {
      caller: null,
      requestId: 'request-1',
      signal: new AbortController().signal,
      readBody: async () => new Uint8Array(await request.arrayBuffer()),
      setAccount: () => undefined,
      setOutcome: () => undefined,
    }
    try {
      return (await handle(request, context)).status
    } catch (error) {
      if (error instanceof HttpError) return error.status
      throw error
    }
  }
  return { ...fake, deliver }
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())
const later = (ms: number) => vi.setSystemTime(Date.now() + ms)

describe('statements', () => {
  it('are two for the first webhook, and one for each after it', async () => {
    const { deliver, statements } = setUp()
    for (let i = 0; i < 5; i++) expect(await deliver()).toBe(204)
    expect(statements).toEqual(['find_webhook', ...Array(5).fill('accept_telephony_delivery')])
  })

  it('are one look-up for many first webhooks at once', async () => {
    const { deliver, statements } = setUp()
    expect(new Set(await Promise.all(Array.from({ length: 20 }, () => deliver())))).toEqual(new Set([204]))
    expect(statements.filter((name) => name === 'find_webhook')).toHaveLength(1)
  })

  it('are at most one in five seconds for an unknown token, however often it is tried', async () => {
    const { deliver, statements, state } = setUp()
    state.isConnected = false
    for (let i = 0; i < 50; i++) expect(await deliver()).toBe(403)
    expect(statements).toEqual(['find_webhook'])
    later(5001)
    await deliver()
    expect(statements).toEqual(['find_webhook', 'find_webhook'])
  })

  it('are none for an address of another shape', async () => {
    const { deliver, statements, url } = setUp()
    expect(await deliver(undefined, `${url}/x`)).toBe(403)
    expect(statements).toEqual([])
  })

  it('are at most one in a second for a flood of bad signatures', async () => {
    const { deliver, statements } = setUp()
    for (let i = 0; i < 50; i++) expect(await deliver('wrong')).toBe(403)
    later(1001)
    for (let i = 0; i < 50; i++) await deliver('wrong')
    expect(statements).toEqual(['find_webhook', 'find_webhook'])
  })
})

describe('a changed secret', () => {
  it('holds at once: the old signature fails, the new one passes', async () => {
    const { deliver, state, statements } = setUp()
    await deliver()
    const old = state.authToken
    state.authToken = 'b'.repeat(32)
    state.version = 2
    statements.length = 0
    expect(await deliver(old)).toBe(403)
    expect(statements).toEqual(['accept_telephony_delivery', 'find_webhook'])
    expect(await deliver()).toBe(204)
  })

  it('is noticed by the first webhook that is signed with it', async () => {
    const { deliver, state } = setUp()
    await deliver()
    state.authToken = 'b'.repeat(32)
    state.version = 2
    later(1001)
    expect(await deliver()).toBe(204)
  })

  it('of a disconnected integration: refused', async () => {
    const { deliver, state } = setUp()
    await deliver()
    state.isConnected = false
    expect(await deliver()).toBe(403)
  })
})

it('without a database a webhook is 503, a known forgery still 403', async () => {
  const { deliver, state } = setUp()
  await deliver()
  state.isDown = true
  expect(await deliver()).toBe(503)
  expect(await deliver('wrong')).toBe(403)
  later(1001)
  // It may be signed with a secret that we have not seen yet: only the database knows.
  expect(await deliver('wrong')).toBe(503)
})
