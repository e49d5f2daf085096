import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SyncRunAnswer } from '../../supabase/functions/_shared/contracts/sync.ts'
import type { Sql } from '../database/support/open-database.ts'
import { startFakeSimplyBook, type FakeCompany, type FakeSimplyBook } from './support/fake-simplybook.ts'
import { asOwner, manage, newOwner, type Owner } from './support/owner.ts'
import { postFunction } from './support/post-function.ts'
import { quietStack, type QuietStack } from './support/quiet-stack.ts'
import { oneRun, runSync } from './support/run-sync.ts'
import {
  callbackOf,
  connectQuietly,
  dayFromNow,
  postCallback,
  putBooking,
  type ConnectedCompany,
} from './support/simplybook.ts'

let provider: FakeSimplyBook
let stack: QuietStack<FakeSimplyBook>['stack']
let sql: Sql
let owner: Owner
let company: FakeCompany
let connected: ConnectedCompany

beforeAll(async () => {
  const quiet = await quietStack(startFakeSimplyBook, ({ url }) => ({ SIMPLYBOOK_API_URL: url }))
  ;({ provider, stack, sql, owner } = quiet)
  return quiet.remove
})

beforeEach(async () => {
  connected = await connectQuietly({ provider, sql, owner })
  company = connected.company
})

async function sync(): Promise<SyncRunAnswer> {
  const runs = await runSync(stack.status, 'sync-bookings', { integrationId: connected.integrationId })
  return oneRun(runs.filter(({ mode }) => mode === 'recent'))
}

const bookings = (integrationId = connected.integrationId) =>
  sql`select provider_ref, status, pending, booked_at, booked_at_source, starts_at, service_name, staff_name,
        price_amount::text as price_amount, price_currency, price_source, series_ref, call_ref, client_phone_hint, flags,
        xmin::text as version
      from public.calendar_events where integration_id = ${integrationId} order by starts_at, provider_ref`
const connection = async () => {
  const [row] =
    await sql`select status, error_code from public.integrations where id = ${connected.integrationId}`
  return row
}
const asked = (path: RegExp) => provider.requests.filter((request) => path.test(request.path))
const lists = () => asked(/^\/admin\/bookings$/)
const onBookings = (answer: { status: number; body: unknown; headers?: Record<string, string> }) =>
  provider.fault(({ path }) => (path.startsWith('/admin/bookings') ? answer : undefined))

describe('a sync', () => {
  it('reads two weeks back to a year ahead, page by page', async () => {
    const near = Array.from({ length: 130 }, (_, n) =>
      putBooking(company, {
        start_datetime: `${dayFromNow((n % 20) - 10)} 10:00:00`,
        end_datetime: `${dayFromNow((n % 20) - 10)} 10:45:00`,
        record_date: `${dayFromNow(-40)} 10:00:00`,
      }),
    )
    const far = putBooking(company, {
      start_datetime: `${dayFromNow(300)} 10:00:00`,
      end_datetime: `${dayFromNow(300)} 10:45:00`,
      record_date: `${dayFromNow(-40)} 10:00:00`,
    })
    putBooking(company, {
      start_datetime: `${dayFromNow(-20)} 10:00:00`,
      end_datetime: `${dayFromNow(-20)} 10:45:00`,
    })
    expect(await sync()).toMatchObject({ outcome: 'ok', seen: 131, changed: 131, skipped: 0 })
    const rows = await bookings()
    expect(rows.map(({ provider_ref }) => Number(provider_ref)).toSorted()).toEqual(
      [...near, far].map(({ id }) => id).toSorted(),
    )
    expect(rows.at(-1)).toMatchObject({
      provider_ref: String(far.id),
      status: 'booked',
      service_name: 'Klippning',
      staff_name: 'Saga',
      price_amount: '650.00',
      price_currency: 'SEK',
      price_source: 'service_catalogue',
      booked_at_source: 'provider',
      client_phone_hint: '05',
    })
    const windows = lists().map(({ query }) => [query.get('filter[date_from]'), query.get('filter[date_to]')])
    expect(windows[0]).toEqual([dayFromNow(-14), dayFromNow(14)])
    expect(windows.at(-1)?.[1]).toBe(dayFromNow(365))
    expect(lists().every(({ query }) => query.get('on_page') === '100' && !query.has('filter[status]'))).toBe(
      true,
    )
    expect(await connection()).toEqual({ status: 'active', error_code: null })
  })

  it('a second time with nothing new writes no row', async () => {
    for (let n = 0; n < 5; n++) putBooking(company)
    await sync()
    const before = await bookings()
    expect(await sync()).toMatchObject({ outcome: 'ok', seen: 5, changed: 0 })
    expect(await bookings()).toEqual(before)
    expect(asked(/auth/)).toHaveLength(1)
  })

  it('takes a list without a frame, too', async () => {
    for (let n = 0; n < 3; n++) putBooking(company)
    provider.fault(({ path, query }) =>
      path === '/admin/bookings' && query.get('filter[date_from]') === dayFromNow(-14)
        ? { status: 200, body: query.get('page') === '1' ? [...company.rows.values()] : [] }
        : undefined,
    )
    expect(await sync()).toMatchObject({ outcome: 'ok' })
    expect(await bookings()).toHaveLength(3)
  })

  it('asks for a new booking by itself, once, to learn its call and its invoice', async () => {
    // What was there before the first complete read is asked for only where it has an invoice.
    const [old, invoiced] = [
      putBooking(company),
      putBooking(company, { invoice_id: 9, invoice_status: 'paid' }),
    ]
    await sync()
    expect(asked(/\d+$/).map(({ path }) => path)).toEqual([`/admin/bookings/${invoiced.id}`])
    for (const { id } of [old, invoiced]) putBooking(company, { id, status: 'canceled' })
    const row = putBooking(company, { invoice_id: 5, invoice_status: 'paid' })
    company.details.set(row.id, {
      comment: 'AI-call:CA0123456789abcdef0123456789abcdef',
      invoice: { id: 5, total_amount: '520.00', currency: 'SEK' },
    })
    await sync()
    const standing = async () => (await bookings()).filter(({ status }) => status === 'booked')
    expect(await standing()).toMatchObject([
      { call_ref: 'CA0123456789abcdef0123456789abcdef', price_amount: '520.00', price_source: 'invoice' },
    ])
    provider.requests.length = 0
    expect(await sync()).toMatchObject({ changed: 0 })
    expect(asked(/\d+$/)).toEqual([])
    // A new invoice is a new sum.
    company.rows.set(row.id, { ...row, invoice_id: 6 })
    company.details.set(row.id, { invoice: { id: 6, total_amount: '480.00', currency: 'SEK' } })
    await sync()
    expect(await standing()).toMatchObject([{ price_amount: '480.00' }])
    // And one that was deleted is none, whatever was paid.
    company.rows.set(row.id, {
      ...row,
      invoice_id: 6,
      invoice_status: 'deleted',
      invoice_payment_received: true,
    })
    await sync()
    expect(await standing()).toMatchObject([{ price_amount: '650.00', price_source: 'service_catalogue' }])
  })

  it('works off what callbacks left behind', async () => {
    const away = { status: 500, body: '' }
    provider.fault(() => away)
    const row = putBooking(company, {
      start_datetime: '2028-01-10 10:00:00',
      end_datetime: '2028-01-10 10:45:00',
    })
    await postCallback(connected.webhookUrl, callbackOf(company, row.id))
    await vi.waitFor(async () => {
      const [waiting] = await sql`select failures from private.booking_callbacks
        where integration_id = ${connected.integrationId}`
      expect(waiting).toMatchObject({ failures: 1 })
    }, 15_000)
    provider.fault(null)
    await sql`update private.booking_callbacks set next_try_at = now() where integration_id = ${connected.integrationId}`
    expect(await sync()).toMatchObject({ outcome: 'ok', changed: 1 })
    expect(await bookings()).toMatchObject([{ provider_ref: String(row.id), booked_at_source: 'callback' }])
    // A callback that took an hour to be worked off came when it came.
    const [inbox] =
      await sql`select state from private.booking_callbacks where integration_id = ${connected.integrationId}`
    expect(inbox).toEqual({ state: 'done' })
  })

  it('maps a company’s own statuses as the owner set them', async () => {
    connected = await connectQuietly(
      { provider, sql, owner },
      { settings: { statusMap: '5=no_show, 4=completed' } },
    )
    company = connected.company
    for (const user_status_id of [4, 5, 1, null]) putBooking(company, { user_status_id })
    await sync()
    expect((await bookings()).map(({ status }) => String(status)).toSorted()).toEqual([
      'booked',
      'booked',
      'completed',
      'no_show',
    ])
  })

  it('keeps unknown words, prices and currencies for what they are, and skips what is no booking', async () => {
    putBooking(company, { id: 1, status: 'teleported' })
    putBooking(company, { id: 2, service: { id: 4, name: 'Gratis', price: 0, currency: 'SEK' } })
    putBooking(company, { id: 3, service: { id: 5, name: 'Okänd', price: null, currency: 'SEK' } })
    putBooking(company, { id: 4, service: { id: 6, name: 'Kronor', price: 100, currency: 'kr' } })
    putBooking(company, { id: 5, service: { id: 7, name: 'Baht', price: 100, currency: 'THB' } })
    putBooking(company, { id: 6, status: 'pending', is_confirmed: false })
    const day = dayFromNow(2)
    company.rows.set(7, { id: 7, start_datetime: `${day} 99:00:00` })
    expect(await sync()).toMatchObject({ outcome: 'ok', skipped: 1 })
    const byRef = Object.fromEntries((await bookings()).map((row) => [String(row['provider_ref']), row]))
    expect(byRef['1']).toMatchObject({ status: 'booked', flags: ['unknown_status'] })
    expect(byRef['2']).toMatchObject({ price_amount: null, flags: ['price_unknown'] })
    expect(byRef['3']).toMatchObject({ price_amount: null, flags: ['price_unknown'] })
    expect(byRef['4']).toMatchObject({ price_amount: null, flags: ['currency_unknown', 'price_unknown'] })
    expect(byRef['5']).toMatchObject({ price_amount: '100.00', price_currency: 'THB' })
    expect(byRef['6']).toMatchObject({ status: 'booked', pending: true })
    expect(byRef['7']).toBeUndefined()
  })

  it('takes a series for one act of several bookings', async () => {
    for (const days of [2, 9, 37])
      putBooking(company, {
        batch_id: 991,
        batch_type: 'recurring',
        start_datetime: `${dayFromNow(days)} 09:15:00`,
        end_datetime: `${dayFromNow(days)} 10:00:00`,
      })
    await sync()
    expect((await bookings()).map(({ series_ref }) => String(series_ref))).toEqual(['991', '991', '991'])
  })

  it('reads the past year by the month, and says how far it has come', async () => {
    for (const days of [-15, -100, -364])
      putBooking(company, {
        start_datetime: `${dayFromNow(days)} 10:00:00`,
        end_datetime: `${dayFromNow(days)} 10:45:00`,
        record_date: `${dayFromNow(days - 3)} 10:00:00`,
      })
    await sql`delete from public.sync_jobs where integration_id = ${connected.integrationId}`
    await sync()
    await vi.waitFor(
      async () => {
        const [job] = await sql`select state, done, total from public.sync_jobs
        where integration_id = ${connected.integrationId} and mode = 'backfill'`
        expect(job).toEqual({ state: 'done', done: 12, total: 12 })
      },
      { timeout: 10_000 },
    )
    expect(await bookings()).toHaveLength(3)
  })
})

describe('a booking that the list leaves out', () => {
  it('is asked for by its id: moved far away, cancelled, or gone', async () => {
    const [moved, cancelled, gone] = [putBooking(company), putBooking(company), putBooking(company)]
    await sync()
    company.rows.set(moved.id, {
      ...moved,
      start_datetime: '2028-05-02 10:00:00',
      end_datetime: '2028-05-02 10:45:00',
    })
    company.rows.set(cancelled.id, {
      ...cancelled,
      status: 'canceled',
      // A list that hides what is cancelled.
      start_datetime: '2028-05-02 10:00:00',
      end_datetime: '2028-05-02 10:45:00',
    })
    company.rows.delete(gone.id)
    expect(await sync()).toMatchObject({ outcome: 'ok', changed: 3 })
    const byRef = Object.fromEntries((await bookings()).map((row) => [String(row['provider_ref']), row]))
    expect(byRef[moved.id]).toMatchObject({ status: 'booked', starts_at: new Date('2028-05-02T08:00:00Z') })
    expect(byRef[cancelled.id]).toMatchObject({ status: 'cancelled', flags: [] })
    expect(byRef[gone.id]).toMatchObject({ status: 'cancelled', flags: ['removed'] })
    expect(await sync()).toMatchObject({ changed: 0 })
  })

  it('an empty list deletes nothing', async () => {
    for (let n = 0; n < 4; n++) putBooking(company)
    await sync()
    // Asked for by their ids, they show that they have been read whole, once.
    provider.fault(({ path }) => (path === '/admin/bookings' ? { status: 200, body: [] } : undefined))
    await sync()
    const before = await bookings()
    provider.fault(({ path }) =>
      path === '/admin/bookings' ? { status: 200, body: { data: [] } } : undefined,
    )
    expect(await sync()).toMatchObject({ outcome: 'ok', changed: 0 })
    provider.fault(({ path }) => (path === '/admin/bookings' ? { status: 200, body: [] } : undefined))
    expect(await sync()).toMatchObject({ outcome: 'ok', changed: 0 })
    expect(await bookings()).toEqual(before)
  })

  it('trouble with a month far ahead keeps today from nobody', async () => {
    const far = dayFromNow(15)
    provider.fault(({ path, query }) =>
      path === '/admin/bookings' && query.get('filter[date_from]') === far
        ? { status: 200, body: '<html>' }
        : undefined,
    )
    expect(await sync()).toMatchObject({ outcome: 'failed' })
    const { id } = putBooking(company)
    await sql`update public.sync_jobs set cursor = jsonb_set(cursor, '{nearAt}', '0')
      where integration_id = ${connected.integrationId} and mode = 'recent'`
    expect(await sync()).toMatchObject({ outcome: 'failed' })
    expect(await bookings()).toMatchObject([{ provider_ref: String(id) }])
  })

  it('a list that leaves out dozens which are there is not believed', async () => {
    for (let n = 0; n < 30; n++) putBooking(company)
    await sync()
    const before = await bookings()
    provider.fault(({ path }) => (path === '/admin/bookings' ? { status: 200, body: [] } : undefined))
    expect(await sync()).toMatchObject({ outcome: 'failed', errorCode: 'PROVIDER_ANSWER_DOUBTFUL' })
    expect(await bookings()).toEqual(before)
  })
})

describe('an answer that cannot be right ends the sync and changes nothing', () => {
  it('rows of other days: the filter was ignored', async () => {
    putBooking(company, { start_datetime: '2024-01-10 10:00:00', end_datetime: '2024-01-10 10:45:00' })
    provider.fault(({ path }) =>
      path === '/admin/bookings'
        ? { status: 200, body: { data: [...company.rows.values()], metadata: { pages_count: 1 } } }
        : undefined,
    )
    expect(await sync()).toMatchObject({
      outcome: 'failed',
      errorCode: 'PROVIDER_ANSWER_DOUBTFUL',
      changed: 0,
    })
    expect(await bookings()).toEqual([])
  })

  it.each([
    ['a page that repeats itself', (row: object) => ({ data: [row], metadata: { pages_count: 3 } })],
    ['pages without end', (_: object, page: number) => ({ data: [], metadata: { pages_count: page + 1 } })],
    ['a list of something else', () => ({ items: [] })],
    ['HTML', () => '<html>maintenance</html>'],
    ['half an answer', () => '{"data": [{"id": 1, "sta'],
    ['an empty body', () => ''],
  ])('%s', async (_, body) => {
    const row = putBooking(company)
    provider.fault(({ path, query }) =>
      path === '/admin/bookings' ? { status: 200, body: body(row, Number(query.get('page'))) } : undefined,
    )
    expect(await sync()).toMatchObject({ outcome: 'failed', errorCode: 'PROVIDER_ANSWER_UNREADABLE' })
    expect((await bookings()).length).toBeLessThanOrEqual(1)
  })
})

describe('the token', () => {
  it('that has run out (401 with 419) is renewed without the password', async () => {
    putBooking(company)
    await sync()
    provider.endTokens('expired')
    provider.requests.length = 0
    expect(await sync()).toMatchObject({ outcome: 'ok' })
    expect(asked(/auth/).map(({ path }) => path)).toEqual(['/admin/auth/refresh-token'])
  })

  it('that is unknown (401) is got anew with the password', async () => {
    await sync()
    provider.endTokens('forgotten')
    provider.requests.length = 0
    expect(await sync()).toMatchObject({ outcome: 'ok' })
    expect(asked(/auth/).map(({ path }) => path)).toEqual(['/admin/auth'])
  })

  it('after 40 minutes is renewed before it runs out', async () => {
    await sync()
    await sql`update private.booking_sessions set obtained_at = now() - interval '41 minutes'
      where integration_id = ${connected.integrationId}`
    provider.requests.length = 0
    await sync()
    expect(asked(/auth/).map(({ path }) => path)).toEqual(['/admin/auth/refresh-token'])
  })

  it('is got once by two workers at the same time', async () => {
    const row = putBooking(company, {
      start_datetime: '2028-01-10 10:00:00',
      end_datetime: '2028-01-10 10:45:00',
    })
    const [run] = await Promise.all([sync(), postCallback(connected.webhookUrl, callbackOf(company, row.id))])
    expect(run.outcome).toBe('ok')
    await vi.waitFor(async () => expect(await bookings()).toHaveLength(1), { timeout: 10_000 })
    expect(asked(/auth/)).toHaveLength(1)
  })

  it('is kept only sealed, as the login is', async () => {
    await sync()
    const [kept] = await sql`
      select l.login, s.token, s.refresh_token from private.booking_logins l
      join private.booking_sessions s using (integration_id) where l.integration_id = ${connected.integrationId}`
    const text = Buffer.concat([kept?.['login'], kept?.['token'], kept?.['refresh_token']]).toString('latin1')
    for (const secret of [company.password, company.userLogin, `refresh ${company.login}`])
      expect(text).not.toContain(secret)
  })
})

describe('SimplyBook refuses', () => {
  const rpcError = (code: number) => ({
    status: 200,
    body: { result: null, error: { code, message: '' }, id: '1' },
  })
  const login = (status: number, code: number) =>
    provider.fault(({ path }) => {
      if (path === '/admin/auth') return { status, body: { code: status, message: '' } }
      return path === '/login' ? rpcError(code) : undefined
    })

  it.each([
    ['an unknown company', 404, -33001, 'COMPANY_UNKNOWN'],
    ['a wrong password, or a revoked key', 401, -33003, 'CREDENTIALS_REFUSED'],
    ['a blocked user', 403, -33004, 'USER_BLOCKED'],
    ['a company with health data', 403, -33005, 'HIPAA_ON'],
    ['without saying why', 401, -32000, 'CREDENTIALS_REFUSED'],
    ['too quick a login', 403, -32000, 'PROVIDER_RATE_LIMITED'],
  ])('%s', async (_, status, code, errorCode) => {
    login(status, code)
    expect(await sync()).toMatchObject({ outcome: 'failed', errorCode })
    provider.fault(null)
  })

  it('a user with a second factor', async () => {
    provider.fault(({ path }) =>
      path === '/admin/auth' ? { status: 200, body: { token: '', require2fa: true } } : undefined,
    )
    expect(await sync()).toMatchObject({ outcome: 'failed', errorCode: 'TWO_FACTOR_ON' })
  })

  it('the bookings to this user', async () => {
    await sync()
    expect(await connection()).toEqual({ status: 'active', error_code: null })
    onBookings({ status: 403, body: { code: 403, message: 'Access denied' } })
    expect(await sync()).toMatchObject({ outcome: 'failed', errorCode: 'NO_RIGHT_TO_BOOKINGS' })
    expect(await connection()).toEqual({ status: 'error', error_code: 'NO_RIGHT_TO_BOOKINGS' })
  })

  it('the login, and is not asked again at once', async () => {
    login(401, -33003)
    await sync()
    const tried = asked(/auth$/).length
    await sync()
    expect(asked(/auth$/)).toHaveLength(tried)
  })

  it.each([
    ['429', 429, 'PROVIDER_RATE_LIMITED'],
    ['500', 500, 'PROVIDER_UNREACHABLE'],
  ])('for a while (%s): what it asks for and what is stored are kept', async (_, status, errorCode) => {
    putBooking(company)
    await sync()
    const before = await bookings()
    onBookings({ status, body: '', headers: { 'retry-after': '600' } })
    expect(await sync()).toMatchObject({ outcome: 'failed', errorCode })
    expect(await bookings()).toEqual(before)
    const [job] = await sql`select extract(epoch from due_at - now())::int as wait from public.sync_jobs
      where integration_id = ${connected.integrationId} and mode = 'recent' and state = 'waiting'`
    expect(Number(job?.['wait'])).toBeGreaterThan(590)
  })

  it.each([
    ['429 with Retry-After', { status: 429, body: '', headers: { 'retry-after': '1' } }],
    ['429 without Retry-After', { status: 429, body: '' }],
    ['500', { status: 500, body: '' }],
  ])('for a moment (%s): it is asked again', async (_, answer) => {
    putBooking(company)
    let refused = 0
    provider.fault(({ path }) => (path === '/admin/bookings' && refused++ === 0 ? answer : undefined))
    expect(await sync()).toMatchObject({ outcome: 'ok' })
    expect(await bookings()).toHaveLength(1)
  })
})

it('a company’s logins are only for those who may sync: another owner’s session gets nothing', async () => {
  const other = await newOwner(stack.status)
  const { status } = await manage(other, { action: 'sync', integrationId: connected.integrationId })
  expect(status).toBe(404)
  const response = await postFunction(stack.status, 'sync-bookings', asOwner(other))
  expect(response.status).toBe(401)
})
