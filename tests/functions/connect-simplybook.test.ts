import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Sql } from '../database/support/open-database.ts'
import { startFakeSimplyBook, type FakeCompany, type FakeSimplyBook } from './support/fake-simplybook.ts'
import { asOwner, connectTwilio, manage, newOwner, type Owner } from './support/owner.ts'
import { postFunction } from './support/post-function.ts'
import { quietStack, type QuietStack } from './support/quiet-stack.ts'
import { callbackOf, connectCompany, postCallback, putBooking } from './support/simplybook.ts'
import { completedCall, newCallSid, sendForm } from './support/twilio-request.ts'

let provider: FakeSimplyBook
let stack: QuietStack<FakeSimplyBook>['stack']
let sql: Sql
let owner: Owner
let company: FakeCompany

beforeAll(async () => {
  const quiet = await quietStack(startFakeSimplyBook, ({ url }) => ({
    SIMPLYBOOK_API_URL: url,
    TWILIO_API_URL: 'http://127.0.0.1:9/2010-04-01',
  }))
  ;({ provider, stack, sql, owner } = quiet)
  return quiet.remove
})
beforeEach(() => {
  provider.fault(null)
  company = provider.newCompany()
})

const credentialsOf = (changes: Record<string, unknown> = {}) => ({
  companyLogin: company.login,
  userLogin: company.userLogin,
  userPassword: company.password,
  ...changes,
})
const connect = (credentials: object, settings?: object) =>
  manage(owner, { action: 'connect', provider: 'simplybook', credentials, ...(settings && { settings }) })

describe('connecting a company', () => {
  it('tries the login, shows the address once, and reads the bookings by itself', async () => {
    const { id } = putBooking(company)
    const { status, json } = await connect(credentialsOf())
    expect(status).toBe(201)
    expect(json).toEqual({
      integration: {
        id: expect.any(String),
        provider: 'simplybook',
        label: 'SimplyBook.me',
        status: 'active',
        errorCode: null,
      },
      webhookUrl: expect.stringMatching(/\/functions\/v1\/simplybook-webhook\/[\w-]{43}$/),
    })
    const { integration } = json as { integration: { id: string } }
    await vi.waitFor(async () => {
      const rows =
        await sql`select provider_ref from public.calendar_events where integration_id = ${integration.id}`
      expect(rows).toEqual([{ provider_ref: String(id) }])
    }, 20_000)
  })

  it('keeps the login nowhere in the clear, and the settings without it', async () => {
    const { integrationId } = await connectCompany(owner, company, {
      keys: true,
      settings: { apiDomain: 'x.simplybook.it' },
    })
    const [kept] = await sql`
      select i.settings, concat(i::text, l::text, encode(l.login, 'escape'),
        (select string_agg(s::text, '') from private.integration_secrets s where s.integration_id = i.id),
        (select string_agg(a::text, '') from public.audit_log a where a.object_id = i.id)) as text
      from public.integrations i join private.booking_logins l on l.integration_id = i.id where i.id = ${integrationId}`
    expect(kept?.['settings']).toEqual({ companyLogin: company.login, apiDomain: 'simplybook.it' })
    for (const secret of [company.password, company.apiKey, company.secretKey, '"userLogin"'])
      expect(kept?.['text']).not.toContain(secret)
  })

  it.each([
    ['an unknown company', { companyLogin: 'nosuchcompany' }, 'COMPANY_UNKNOWN'],
    ['a wrong password', { userPassword: 'wrong' }, 'CREDENTIALS_REFUSED'],
    ['a wrong API key', { apiKey: 'x'.repeat(20) }, 'API_KEY_REFUSED'],
  ])('stores it and says what is wrong: %s', async (_, changes, errorCode) => {
    expect(await connect(credentialsOf(changes))).toMatchObject({
      status: 201,
      json: { integration: { status: 'error', errorCode }, webhookUrl: expect.any(String) },
    })
  })

  it.each([
    ['without the right to bookings', { status: 403, body: { code: 403 } }, 'error', 'NO_RIGHT_TO_BOOKINGS'],
    ['while SimplyBook is away', { status: 503, body: '' }, 'pending', 'PROVIDER_UNREACHABLE'],
    ['while it has had enough', { status: 429, body: '' }, 'pending', 'PROVIDER_RATE_LIMITED'],
    ['in HTML', { status: 200, body: '<html>' }, 'error', 'PROVIDER_ANSWER_UNREADABLE'],
  ])('%s', async (_, answer, status, errorCode) => {
    provider.fault(({ path }) => (path === '/admin/bookings' ? answer : undefined))
    expect(await connect(credentialsOf())).toMatchObject({
      status: 201,
      json: { integration: { status, errorCode } },
    })
  })

  it('of a user with a second factor is not possible, and says so', async () => {
    provider.fault(({ path }) =>
      path === '/admin/auth' ? { status: 200, body: { token: '', require2fa: true } } : undefined,
    )
    expect(await connect(credentialsOf())).toMatchObject({
      json: { integration: { status: 'error', errorCode: 'TWO_FACTOR_ON' } },
    })
  })

  it('refuses what makes no sense', async () => {
    for (const credentials of [
      {},
      credentialsOf({ companyLogin: 'a b' }),
      credentialsOf({ userPassword: '' }),
      credentialsOf({ more: 1 }),
    ])
      expect(await connect(credentials)).toMatchObject({
        status: 400,
        json: { error: { code: 'INVALID_INPUT' } },
      })
    for (const settings of [
      { apiDomain: 'https://evil.example' },
      { apiDomain: 'simplybook.me.evil.example' },
      { timeZone: 'Mars/Olympus' },
      { statusMap: '5=vanished' },
    ])
      expect(await connect(credentialsOf(), settings)).toMatchObject({ status: 400 })
  })

  it('refuses the same company twice, in whatever case', async () => {
    await connectCompany(owner, company)
    expect(await connect(credentialsOf({ companyLogin: company.login.toUpperCase() }))).toMatchObject({
      status: 409,
      json: { error: { code: 'INTEGRATION_EXISTS' } },
    })
  })

  it('tests the stored login, and takes a new one', async () => {
    const { integrationId } = await connectCompany(owner, company)
    expect(await manage(owner, { action: 'test', integrationId })).toMatchObject({
      json: { integration: { status: 'active' } },
    })
    company.password = 'changed'
    expect(await manage(owner, { action: 'test', integrationId })).toMatchObject({
      json: { integration: { status: 'error', errorCode: 'CREDENTIALS_REFUSED' } },
    })
    const update = {
      action: 'update',
      integrationId,
      credentials: { userLogin: 'payback', userPassword: 'changed' },
    }
    expect(await manage(owner, update)).toMatchObject({
      status: 200,
      json: { integration: { status: 'active' } },
    })
    expect(await manage(owner, { action: 'test', integrationId })).toMatchObject({
      json: { integration: { status: 'active' } },
    })
  })

  it('maps statuses later on', async () => {
    const { integrationId } = await connectCompany(owner, company, {
      settings: { timeZone: 'Europe/Helsinki' },
    })
    const update = { action: 'update', integrationId, settings: { statusMap: '5=no_show' } }
    expect(await manage(owner, update)).toMatchObject({ status: 200 })
    const [row] = await sql`select settings from public.integrations where id = ${integrationId}`
    expect(row?.['settings']).toEqual({
      companyLogin: company.login,
      timeZone: 'Europe/Helsinki',
      statusMap: '5=no_show',
    })
  })
})

describe('revealing a person', () => {
  async function reveal(who: Owner, body: object): Promise<{ status: number; json: unknown }> {
    const response = await postFunction(stack.status, 'reveal-client', asOwner(who), body)
    return { status: response.status, json: await response.json() }
  }
  const audit = (objectId: string) =>
    sql`select action, user_id, request_id is not null as has_request from public.audit_log where object_id = ${objectId}`

  async function bookingOf(row: Record<string, unknown> = {}): Promise<string> {
    const { webhookUrl, integrationId } = await connectCompany(owner, company)
    const { id } = putBooking(company, row)
    await postCallback(webhookUrl, callbackOf(company, id))
    return vi.waitFor(async () => {
      const [found] = await sql<{ id: string }[]>`
        select id from public.calendar_events where integration_id = ${integrationId}`
      if (!found) throw new Error('No booking yet')
      return found.id
    }, 10_000)
  }

  it('shows the owner a booking’s client, and notes each time', async () => {
    const bookingId = await bookingOf()
    expect(await reveal(owner, { bookingId })).toEqual({
      status: 200,
      json: { name: 'Ebba Exempel', phone: '+46701740605', email: 'Ebba@client.example' },
    })
    await reveal(owner, { bookingId })
    expect(await audit(bookingId)).toEqual(
      Array.from({ length: 2 }, () => ({
        action: 'client.reveal',
        user_id: owner.userId,
        has_request: true,
      })),
    )
  })

  it('says null of what the client did not tell', async () => {
    const bookingId = await bookingOf({ client: { id: 5, name: 'Bara Namn' } })
    expect((await reveal(owner, { bookingId })).json).toEqual({ name: 'Bara Namn', phone: null, email: null })
  })

  it('shows the owner a caller', async () => {
    const twilio = await connectTwilio(owner)
    const CallSid = newCallSid()
    expect(await sendForm(twilio, completedCall(twilio, { CallSid }))).toBe(204)
    const [call] = await sql<
      { id: string }[]
    >`select id from public.telephony_events where provider_ref = ${CallSid}`
    const callId = call?.id ?? ''
    expect(await reveal(owner, { callId })).toEqual({ status: 200, json: { phone: '+46701740605' } })
    expect(await audit(callId)).toMatchObject([{ action: 'caller.reveal' }])
  })

  it('shows nobody else anything, and notes nothing', async () => {
    const bookingId = await bookingOf()
    const stranger = await newOwner(stack.status)
    expect(await reveal(stranger, { bookingId })).toMatchObject({
      status: 404,
      json: { error: { code: 'NOT_FOUND' } },
    })
    expect(await reveal(stranger, { callId: bookingId })).toMatchObject({ status: 404 })
    expect(await audit(bookingId)).toEqual([])
    for (const body of [{}, { bookingId: 'x' }, { bookingId, callId: bookingId }])
      expect(await reveal(owner, body)).toMatchObject({ status: 400 })
    expect((await reveal({ ...owner, accessToken: 'x' }, { bookingId })).status).toBe(401)
  })
})
