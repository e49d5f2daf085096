import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Sql } from '../database/support/open-database.ts'
import { startFakeSimplyBook, type FakeCompany, type FakeSimplyBook } from './support/fake-simplybook.ts'
import { manage, type Owner } from './support/owner.ts'
import { quietStack } from './support/quiet-stack.ts'
import {
  callbackOf,
  connectQuietly,
  postCallback,
  putBooking,
  type ConnectedCompany,
} from './support/simplybook.ts'

let provider: FakeSimplyBook
let sql: Sql
let owner: Owner
let company: FakeCompany
let connected: ConnectedCompany

beforeAll(async () => {
  const quiet = await quietStack(startFakeSimplyBook, ({ url }) => ({ SIMPLYBOOK_API_URL: url }))
  ;({ provider, sql, owner } = quiet)
  return quiet.remove
})

beforeEach(async () => {
  connected = await connectQuietly({ provider, sql, owner })
  company = connected.company
})

const bookings = (integrationId = connected.integrationId) =>
  sql`select provider_ref, status, booked_at, booked_at_source, starts_at, price_amount::text as price_amount, client_phone_hint,
        call_ref, flags, client_encrypted, xmin::text as version
      from public.calendar_events where integration_id = ${integrationId} order by provider_ref::bigint`
const inbox = (integrationId = connected.integrationId) =>
  sql`select provider_ref, state, not_found, arrivals from private.booking_callbacks
      where integration_id = ${integrationId} order by provider_ref::bigint`
/** Once everything that was called has been looked at. */
const settled = (integrationId?: string) =>
  vi.waitFor(async () => {
    const rows = await inbox(integrationId)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter(({ state, not_found }) => state === 'waiting' && not_found === 0)).toEqual([])
  }, 10_000)
const fetched = () => provider.requests.filter(({ path }) => /^\/admin\/bookings\/\d+$/.test(path))
const rejections = async (integrationId = connected.integrationId) =>
  Object.fromEntries(
    (
      await sql<{ reason: string; count: string }[]>`
        select reason, sum(count)::text as count from private.webhook_rejections
        where integration_id = ${integrationId} group by reason`
    ).map(({ reason, count }) => [reason, Number(count)]),
  )

describe('a callback', () => {
  it('is answered at once, and the booking is then fetched with the company’s own login', async () => {
    const { id } = putBooking(company)
    company.details.set(id, { comment: 'AI-call:CA0123456789abcdef0123456789abcdef' })
    const before = Date.now()
    const response = await postCallback(connected.webhookUrl, callbackOf(company, id))
    expect([response.status, await response.text()]).toEqual([200, 'OK'])
    expect(Date.now() - before).toBeLessThan(2000)
    await settled()
    const [booking, ...others] = await bookings()
    expect(others).toEqual([])
    expect(booking).toMatchObject({
      provider_ref: String(id),
      status: 'booked',
      booked_at_source: 'callback',
      price_amount: '650.00',
      client_phone_hint: '05',
      call_ref: 'CA0123456789abcdef0123456789abcdef',
      flags: [],
    })
    expect(Math.abs(Number(booking?.['booked_at']) - before)).toBeLessThan(5000)
  })

  it('says of the booking nothing that is believed: the kind follows from what is fetched', async () => {
    const row = putBooking(company, { status: 'canceled', is_confirmed: false })
    await postCallback(
      connected.webhookUrl,
      callbackOf(company, row.id, { status: 'confirmed', price: 9999, client: { name: 'Mallory' } }),
    )
    await settled()
    expect(await bookings()).toMatchObject([{ status: 'cancelled', price_amount: '650.00' }])
  })

  it('of a creation, a cancellation and a late creation makes one cancelled booking', async () => {
    const row = putBooking(company)
    await postCallback(connected.webhookUrl, callbackOf(company, row.id))
    await settled()
    company.rows.set(row.id, { ...row, status: 'canceled', is_confirmed: false })
    await postCallback(connected.webhookUrl, callbackOf(company, row.id, { notification_type: 'cancel' }))
    await settled()
    await postCallback(connected.webhookUrl, callbackOf(company, row.id, { webhook_timestamp: 1767171600 }))
    await settled()
    expect(await bookings()).toMatchObject([{ status: 'cancelled', booked_at_source: 'callback' }])
  })

  it('of a cancellation that comes before its creation makes one cancelled booking', async () => {
    const row = putBooking(company, { status: 'canceled' })
    await postCallback(connected.webhookUrl, callbackOf(company, row.id, { notification_type: 'cancel' }))
    await postCallback(connected.webhookUrl, callbackOf(company, row.id))
    await settled()
    expect(await bookings()).toMatchObject([{ status: 'cancelled' }])
  })

  it('that comes twice is fetched once; without a time of its own it may be another change', async () => {
    const row = putBooking(company)
    const body = callbackOf(company, row.id)
    await postCallback(connected.webhookUrl, body)
    await settled()
    expect((await postCallback(connected.webhookUrl, body)).status).toBe(200)
    await settled()
    expect(fetched()).toHaveLength(1)
    const outcomes = await sql`select outcome from public.webhook_deliveries
      where integration_id = ${connected.integrationId} order by received_at`
    expect(outcomes.map(({ outcome }) => String(outcome))).toEqual(['processed', 'duplicate'])

    const older = callbackOf(company, row.id, { webhook_timestamp: undefined, signature_algo: undefined })
    await postCallback(connected.webhookUrl, older)
    await settled()
    await postCallback(connected.webhookUrl, older)
    await settled()
    expect(fetched()).toHaveLength(3)
    expect(await bookings()).toHaveLength(1)
  })

  it('of a moved booking moves it, across midnight too', async () => {
    const row = putBooking(company, {
      start_datetime: '2026-07-09 23:30:00',
      end_datetime: '2026-07-09 23:45:00',
    })
    await postCallback(connected.webhookUrl, callbackOf(company, row.id))
    await settled()
    company.rows.set(row.id, {
      ...row,
      start_datetime: '2026-07-10 00:15:00',
      end_datetime: '2026-07-10 00:30:00',
    })
    await postCallback(connected.webhookUrl, callbackOf(company, row.id, { notification_type: 'change' }))
    await settled()
    expect(await bookings()).toMatchObject([{ starts_at: new Date('2026-07-09T22:15:00Z') }])
  })

  it('in a burst loses none and never fetches two at a time', async () => {
    const rows = Array.from({ length: 12 }, () => putBooking(company))
    const statuses = await Promise.all(
      rows.map(async ({ id }) => (await postCallback(connected.webhookUrl, callbackOf(company, id))).status),
    )
    expect(new Set(statuses)).toEqual(new Set([200]))
    await vi.waitFor(async () => expect(await bookings()).toHaveLength(12), 15_000)
    expect(provider.requests.filter(({ path }) => path === '/admin/auth')).toHaveLength(1)
  })

  it('names the company in upper or lower case', async () => {
    const { id } = putBooking(company)
    const body = callbackOf(company, id, { company: company.login.toUpperCase() })
    expect((await postCallback(connected.webhookUrl, body)).status).toBe(200)
    await settled()
    expect(await bookings()).toHaveLength(1)
  })

  it('leaves nothing personal where it is not sealed', async () => {
    const { id } = putBooking(company)
    await postCallback(
      connected.webhookUrl,
      callbackOf(company, id, { client_phone: '0701740605', client: 'Ebba Exempel' }),
    )
    await settled()
    const [kept] = await sql`
      select (select string_agg(e::text, '') from public.calendar_events e where e.integration_id = ${connected.integrationId})
        || (select string_agg(c::text, '') from private.booking_callbacks c where c.integration_id = ${connected.integrationId})
        || (select string_agg(d::text, '') from public.webhook_deliveries d where d.integration_id = ${connected.integrationId})
        as text`
    expect(String(kept?.['text'])).not.toMatch(/Exempel|0701740605|\+46701740605|@client|@salong/)
  })
})

describe('not taken, without a fetch and without a row', () => {
  const attempt = async (url: string, body: unknown) => (await postCallback(url, body)).status

  it('at another address', async () => {
    const { id } = putBooking(company)
    const other = connected.webhookUrl.replace(/.{4}$/, 'AAAA')
    expect(await attempt(other, callbackOf(company, id))).toBe(403)
    expect(await attempt(`${connected.webhookUrl}x`, callbackOf(company, id))).toBe(403)
    expect(provider.requests).toEqual([])
    expect(await inbox()).toEqual([])
  })

  it('for another company: two companies’ callbacks swapped', async () => {
    const [one, two] = [connected, await connectQuietly({ provider, sql, owner })]
    const [first, second] = [putBooking(one.company), putBooking(two.company)]
    expect(await attempt(one.webhookUrl, callbackOf(two.company, second.id))).toBe(403)
    expect(await attempt(two.webhookUrl, callbackOf(one.company, first.id))).toBe(403)
    expect([...(await bookings(one.integrationId)), ...(await bookings(two.integrationId))]).toEqual([])
    expect(provider.requests).toEqual([])
    await vi.waitFor(async () => expect(await rejections()).toEqual({ WRONG_ACCOUNT: 1 }), {
      timeout: 10_000,
    })
  })

  it('in another form', async () => {
    const { id } = putBooking(company)
    for (const body of [
      '',
      '{"booking_id":',
      '<html>',
      [],
      callbackOf(company, id, { booking_id: '12; drop table' }),
      callbackOf(company, id, { booking_id: '../../clients' }),
      callbackOf(company, id, { booking_hash: 'x' }),
    ])
      expect(await attempt(connected.webhookUrl, body)).toBe(400)
    expect(await attempt(connected.webhookUrl, 'x'.repeat(1_000_000))).toBe(413)
    expect((await fetch(connected.webhookUrl)).status).toBe(405)
    expect(provider.requests).toEqual([])
    expect(await inbox()).toEqual([])
    await vi.waitFor(async () => expect(await rejections()).toEqual({ BAD_BODY: 7 }), { timeout: 10_000 })
  })

  it('after the connection was cut, or the address replaced', async () => {
    const { id } = putBooking(company)
    const rotated = await manage(owner, { action: 'rotate-webhook', integrationId: connected.integrationId })
    expect(rotated.status).toBe(200)
    expect(await attempt(connected.webhookUrl, callbackOf(company, id))).toBe(403)
    await manage(owner, { action: 'disconnect', integrationId: connected.integrationId })
    const { webhookUrl } = rotated.json as { webhookUrl: string }
    expect(await attempt(webhookUrl, callbackOf(company, id))).toBe(403)
    const [left] = await sql`
      select (select count(*)::int from private.booking_logins where integration_id = ${connected.integrationId}) as logins,
        (select count(*)::int from private.booking_sessions where integration_id = ${connected.integrationId}) as sessions`
    expect(left).toEqual({ logins: 0, sessions: 0 })
  })
})

describe('a forged callback', () => {
  /** As if a minute and more had passed. */
  const later = () =>
    sql`with due as (
          update private.booking_callbacks set next_try_at = now() where integration_id = ${connected.integrationId}
        )
        update private.booking_sessions set probed_at = now() - interval '2 minutes'
        where integration_id = ${connected.integrationId}`

  it('about a booking that does not exist makes none; after three tries it is dropped', async () => {
    const known = putBooking(company)
    await postCallback(connected.webhookUrl, callbackOf(company, known.id))
    await settled()
    const forged = callbackOf(company, 4711, { notification_type: 'create' })
    expect((await postCallback(connected.webhookUrl, forged)).status).toBe(200)
    await settled()
    for (let tries = 2; tries <= 3; tries++) {
      expect((await inbox())[0]).toMatchObject({ state: 'waiting', not_found: tries - 1 })
      await later()
      // Any other callback brings a worker that looks at what is due.
      const change = { notification_type: 'change', webhook_timestamp: tries }
      await postCallback(connected.webhookUrl, callbackOf(company, known.id, change))
      await vi.waitFor(async () => expect((await inbox())[0]).toMatchObject({ not_found: tries }), {
        timeout: 10_000,
      })
    }
    expect((await inbox())[0]).toMatchObject({ provider_ref: '4711', state: 'dropped' })
    expect((await bookings()).map(({ provider_ref }) => Number(provider_ref))).toEqual([known.id])
  })

  it('in a flood costs one fetch a minute, and a known booking does not wait for it', async () => {
    const known = putBooking(company)
    await postCallback(connected.webhookUrl, callbackOf(company, known.id))
    await settled()
    provider.requests.length = 0
    for (let id = 1; id <= 20; id++) await postCallback(connected.webhookUrl, callbackOf(company, id))
    company.rows.set(known.id, { ...known, status: 'canceled' })
    await postCallback(connected.webhookUrl, callbackOf(company, known.id, { notification_type: 'cancel' }))
    await vi.waitFor(async () => expect(await bookings()).toMatchObject([{ status: 'cancelled' }]), {
      timeout: 10_000,
    })
    const unknown = fetched().filter(({ path }) => !path.endsWith(`/${known.id}`))
    expect(unknown).toHaveLength(1)
    await later()
    await postCallback(connected.webhookUrl, callbackOf(company, 21))
    await vi.waitFor(
      () => expect(fetched().filter(({ path }) => !path.endsWith(`/${known.id}`))).toHaveLength(2),
      { timeout: 10_000 },
    )
  })

  it('with a hash that SimplyBook never gave is found out by a company’s keys', async () => {
    const {
      integrationId,
      webhookUrl,
      company: own,
    } = await connectQuietly({ provider, sql, owner }, { keys: true })
    const [genuine, other] = [putBooking(own), putBooking(own)]
    await postCallback(webhookUrl, callbackOf(own, genuine.id))
    await settled(integrationId)
    await postCallback(webhookUrl, callbackOf(own, other.id, { booking_hash: 'f'.repeat(32) }))
    await settled(integrationId)
    expect((await bookings(integrationId)).map(({ provider_ref }) => Number(provider_ref))).toEqual([
      genuine.id,
    ])
    expect(fetched().filter(({ path }) => path.endsWith(`/${other.id}`))).toEqual([])
  })
})

describe('while SimplyBook is in trouble', () => {
  it.each([
    ['500', { status: 500, body: '' }],
    ['401', { status: 401, body: { code: 401 } }],
    ['429 with Retry-After', { status: 429, body: '', headers: { 'retry-after': '3600' } }],
    ['429 without Retry-After', { status: 429, body: '' }],
    ['HTML', { status: 200, body: '<html>maintenance</html>' }],
    ['half an answer', { status: 200, body: '{"id": 1, "start_dat' }],
    ['nothing', { status: 200, body: '' }],
    ['an empty object', { status: 200, body: {} }],
    ['another booking', { status: 200, body: { id: 1, start_datetime: '2026-07-09 10:00:00' } }],
  ])('with %s, a callback waits and is fetched later', async (_, answer) => {
    const { id } = putBooking(company)
    provider.fault(({ path }) => (path.startsWith('/admin/bookings') ? answer : undefined))
    expect((await postCallback(connected.webhookUrl, callbackOf(company, id))).status).toBe(200)
    await vi.waitFor(async () => {
      const [row] = await sql`select failures from private.booking_callbacks
        where integration_id = ${connected.integrationId}`
      expect(row).toMatchObject({ failures: 1 })
    }, 15_000)
    expect(await bookings()).toEqual([])
    provider.fault(null)
    await sql`update private.booking_callbacks set next_try_at = now() where integration_id = ${connected.integrationId}`
    await postCallback(connected.webhookUrl, callbackOf(company, putBooking(company).id))
    await vi.waitFor(async () => expect(await bookings()).toHaveLength(2), { timeout: 10_000 })
  })

  it('and is well again at once, a callback that came meanwhile is looked at without another', async () => {
    const [first, second] = [putBooking(company), putBooking(company)]
    let isInTrouble = true
    provider.fault(async ({ path }) => {
      if (!isInTrouble || !path.startsWith('/admin/bookings')) return undefined
      isInTrouble = false
      expect((await postCallback(connected.webhookUrl, callbackOf(company, second.id))).status).toBe(200)
      return { status: 429, body: '', headers: { 'retry-after': '3600' } }
    })
    await postCallback(connected.webhookUrl, callbackOf(company, first.id))
    await vi.waitFor(
      async () => expect(await bookings()).toMatchObject([{ provider_ref: String(second.id) }]),
      {
        timeout: 10_000,
      },
    )
  })
})
