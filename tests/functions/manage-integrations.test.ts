import { beforeAll, describe, expect, inject, it } from 'vitest'
import { connectTwilio, manage, newCredentials, newOwner, type Owner } from './support/owner.ts'
import { openStored } from './support/stored.ts'

const { sql } = openStored()
let owner: Owner

beforeAll(async () => {
  owner = await newOwner()
})

const auditOf = async (integrationId: string) =>
  (
    await sql<{ action: string }[]>`
      select action from public.audit_log where object_id = ${integrationId} order by id`
  ).map(({ action }) => action)

describe('connect', () => {
  it('answers 201 with the integration and its address, though the provider cannot be reached', async () => {
    const credentials = newCredentials()
    const { status, json } = await manage(owner, {
      action: 'connect',
      provider: 'twilio',
      label: '  Receptionen  ',
      credentials,
    })
    expect(status).toBe(201)
    expect(json).toEqual({
      integration: {
        id: expect.stringMatching(/^[\da-f-]{36}$/),
        provider: 'twilio',
        label: 'Receptionen',
        status: 'pending',
        errorCode: 'PROVIDER_UNREACHABLE',
      },
      webhookUrl: expect.stringMatching(/\/functions\/v1\/twilio-webhook\/[\w-]{43}$/),
    })
  })

  it('stores no secret and no token in the clear', async () => {
    const { integrationId, authToken, webhookUrl } = await connectTwilio(owner)
    const [row] = await sql<{ text: string }[]>`
      select concat(
        (select string_agg(i::text, '') from public.integrations i where id = ${integrationId}),
        (select string_agg(s::text, '') from private.integration_secrets s where integration_id = ${integrationId}),
        (select string_agg(t::text, '') from private.webhook_tokens t where integration_id = ${integrationId}),
        (select string_agg(a::text, '') from public.audit_log a where object_id = ${integrationId})
      ) as text`
    expect(row?.text).toContain('v1.')
    expect(row?.text).not.toContain(authToken)
    expect(row?.text).not.toContain(webhookUrl.slice(-43))
    expect(row?.text).not.toContain(Buffer.from(webhookUrl.slice(-43)).toString('hex'))
  })

  it('refuses the same Twilio account twice, but not of another owner, and not after a disconnect', async () => {
    const credentials = newCredentials()
    const first = await connectTwilio(owner, credentials)
    const again = { action: 'connect', provider: 'twilio', credentials }
    expect(await manage(owner, again)).toMatchObject({
      status: 409,
      json: { error: { code: 'INTEGRATION_EXISTS' } },
    })
    expect((await manage(await newOwner(), again)).status).toBe(201)
    await manage(owner, { action: 'disconnect', integrationId: first.integrationId })
    // Connected again it is the same one, so that nothing of it is counted twice.
    expect(await manage(owner, again)).toMatchObject({
      status: 201,
      json: { integration: { id: first.integrationId } },
    })
  })

  it.each([
    ['telnyx', { apiKey: 'x', publicKey: 'y' }],
    ['vapi', { apiKey: 'x' }],
    ['retell', { apiKey: 'x' }],
  ])('of %s is refused clearly for now', async (provider, credentials) => {
    expect(await manage(owner, { action: 'connect', provider, credentials })).toMatchObject({
      status: 400,
      json: { error: { code: 'PROVIDER_NOT_SUPPORTED', message: expect.stringContaining(provider) } },
    })
  })

  it.each<[string, object]>([
    ['accountSid', { accountSid: 'AC1', authToken: 'a'.repeat(32) }],
    ['accountSid', { accountSid: `SK${'0'.repeat(32)}`, authToken: 'a'.repeat(32) }],
    ['authToken', { accountSid: `AC${'0'.repeat(32)}`, authToken: 'secret with spaces' }],
    ['authToken', { accountSid: `AC${'0'.repeat(32)}` }],
    ['accountSid', {}],
  ])('names %s when it is wrong, and never repeats a value', async (field, credentials) => {
    const { status, json } = await manage(owner, { action: 'connect', provider: 'twilio', credentials })
    expect(status).toBe(400)
    expect(json).toMatchObject({
      error: {
        code: 'INVALID_INPUT',
        message: expect.stringContaining(field),
        requestId: expect.any(String),
      },
    })
    expect(JSON.stringify(json)).not.toContain('secret with spaces')
  })
})

describe('what is connected', () => {
  it('can be tested, changed, given a new address and disconnected; each act is in the audit log', async () => {
    const { integrationId, webhookUrl, authToken } = await connectTwilio(owner)
    expect(await manage(owner, { action: 'test', integrationId })).toMatchObject({
      status: 200,
      json: { integration: { status: 'pending', errorCode: 'PROVIDER_UNREACHABLE' } },
    })
    expect(await manage(owner, { action: 'update', integrationId, label: 'Växeln' })).toMatchObject({
      status: 200,
      json: { integration: { label: 'Växeln' } },
    })
    const rotated = await manage(owner, { action: 'rotate-webhook', integrationId })
    expect(rotated.json).toMatchObject({ webhookUrl: expect.stringMatching(/twilio-webhook\/[\w-]{43}$/) })
    expect(rotated.json).not.toMatchObject({ webhookUrl })
    expect((await manage(owner, { action: 'sync', integrationId })).status).toBe(202)
    expect(await manage(owner, { action: 'disconnect', integrationId })).toMatchObject({
      status: 200,
      json: { integration: { status: 'disconnected' } },
    })
    expect(await auditOf(integrationId)).toEqual([
      'integration.connect',
      'integration.update',
      'integration.rotate_webhook',
      'integration.disconnect',
    ])
    const secrets =
      await sql`select 1 from private.integration_secrets where integration_id = ${integrationId}`
    expect(secrets).toHaveLength(0)
    const log = await sql<{ text: string }[]>`
      select string_agg(a::text, '') as text from public.audit_log a where user_id = ${owner.userId}`
    expect(log[0]?.text).not.toContain(authToken)
  })

  it.each(['test', 'update', 'rotate-webhook', 'disconnect', 'sync', 'cancel-sync'])(
    'cannot be reached by %s of another owner, or after disconnect',
    async (action) => {
      const { integrationId } = await connectTwilio(owner)
      const act = { action, integrationId, ...(action === 'update' && { label: 'x' }) }
      const stranger = await manage(await newOwner(), act)
      expect(stranger).toMatchObject({ status: 404, json: { error: { code: 'NOT_FOUND' } } })
      await manage(owner, { action: 'disconnect', integrationId })
      expect(await manage(owner, act)).toMatchObject({ status: 404 })
    },
  )

  it('keeps what an update does not name', async () => {
    const { integrationId, accountSid } = await connectTwilio(owner)
    const secretOf = async () =>
      (await sql`select envelope from private.integration_secrets where integration_id = ${integrationId}`)[0]
    const before = await secretOf()
    await manage(owner, { action: 'update', integrationId, label: 'Bara namnet' })
    expect(await secretOf()).toEqual(before)
    await manage(owner, { action: 'update', integrationId, credentials: { authToken: 'c'.repeat(32) } })
    expect(await secretOf()).not.toEqual(before)
    const [row] = await sql`select label, settings from public.integrations where id = ${integrationId}`
    expect(row).toMatchObject({ label: 'Bara namnet', settings: { accountSid } })
  })

  it('does not change its account by the settings', async () => {
    const { integrationId, accountSid } = await connectTwilio(owner)
    await manage(owner, {
      action: 'update',
      integrationId,
      settings: { accountSid: `AC${'e'.repeat(32)}`, note: 'x' },
    })
    const [row] = await sql`select settings from public.integrations where id = ${integrationId}`
    expect(row?.['settings']).toEqual({ accountSid, note: 'x' })
  })
})

describe('refused', () => {
  const place = () => inject('stack')
  const post = (headers: Record<string, string>, body = '{"action":"test"}') =>
    fetch(`${place().functionsUrl}/manage-integrations`, { method: 'POST', headers, body })

  it.each([
    ['no session', {}],
    ['a publishable key alone', { apikey: 'publishable' }],
    ['a forged session', { authorization: 'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.AAAA' }],
    ['a secret key as a session', { authorization: 'Bearer secret' }],
  ])('%s: 401', async (_, headers: Record<string, string>) => {
    const { publishableKey, secretKey } = place()
    const filled = Object.entries(headers).map(([name, value]) => [
      name,
      value.replace('publishable', publishableKey).replace('secret', secretKey),
    ])
    const response = await post(Object.fromEntries(filled))
    await response.body?.cancel()
    expect(response.status).toBe(401)
  })

  it.each([
    ['not JSON', '{"action"', 'BODY_NOT_JSON'],
    ['an empty body', '', 'BODY_NOT_JSON'],
    ['an unknown action', '{"action":"explode"}', 'INVALID_INPUT'],
    ['no integration', '{"action":"test"}', 'INVALID_INPUT'],
    ['an id that is none', '{"action":"test","integrationId":"1 or 1=1"}', 'INVALID_INPUT'],
    [
      'an unknown field',
      '{"action":"sync","integrationId":"0d8f3a54-7f5c-4e0e-9d43-2f0f5e3a1b11","user_id":"x"}',
      'INVALID_INPUT',
    ],
    ['a list', '[]', 'INVALID_INPUT'],
  ])('%s: 400', async (_, body, code) => {
    expect(await manage(owner, body)).toMatchObject({ status: 400, json: { error: { code } } })
  })

  it('a body over 256 KB: 413', async () => {
    const body = JSON.stringify({ action: 'connect', provider: 'twilio', label: 'x'.repeat(300_000) })
    expect(await manage(owner, body)).toMatchObject({
      status: 413,
      json: { error: { code: 'BODY_TOO_LARGE' } },
    })
  })
})

it('answers a page of ours across origins, and no other', async () => {
  const { functionsUrl, url } = inject('stack')
  const preflight = (origin: string) =>
    fetch(`${functionsUrl}/manage-integrations`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    })
  expect((await preflight(url)).headers.get('access-control-allow-origin')).toBe(url)
  expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull()
})

it('health is open to everyone and knows nobody', async () => {
  const response = await fetch(`${inject('stack').functionsUrl}/health`)
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ ok: true, database: 'up', version: expect.any(String) })
})
