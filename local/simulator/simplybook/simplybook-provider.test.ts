import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { startSimulator, type Simulator } from '../start-simulator.ts'

const userSchema = z.object({ login: z.string(), password: z.string() })
const stateSchema = z.object({
  providers: z.object({
    simplybook: z.object({
      companies: z.array(
        z.object({
          login: z.string(),
          users: z.array(userSchema).min(4),
          apiKey: z.string(),
          secretKey: z.string(),
          callbacks: z.object({ waiting: z.number(), deliveries: z.record(z.string(), z.number()) }),
        }),
      ),
    }),
  }),
})
const rowSchema = z.looseObject({
  id: z.number(),
  status: z.string(),
  start_datetime: z.string(),
  record_date: z.string(),
  client: z.looseObject({ phone: z.string() }),
})
const listSchema = z.object({
  data: z.array(rowSchema),
  metadata: z.object({
    items_count: z.number(),
    pages_count: z.number(),
    page: z.number(),
    on_page: z.number(),
  }),
})
const rpcSchema = z.object({
  result: z.unknown(),
  error: z.object({ code: z.number(), message: z.string() }).nullable(),
  id: z.unknown(),
})

let simulator: Simulator
let clock: number
const cleanUp: (() => Promise<unknown>)[] = []

const start = Date.parse('2026-11-20T09:00:00Z')

beforeAll(async () => {
  clock = start
  simulator = await startSimulator({ port: 0, seed: 'test', now: () => new Date(clock) })
})
afterAll(() => simulator.stop())

beforeEach(() => {
  clock = start
})
afterEach(async () => {
  await ask('DELETE', '/control/faults')
  for (const name of ['salongbjork', 'salonggran']) await control('callbacks', { company: name, url: null })
  for (const clean of cleanUp.splice(0)) await clean()
})

async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(simulator.url + path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) }
}

const control = (name: string, body: unknown) => ask('POST', `/control/${name}`, body)
const fault = (what: object) => control('faults', { provider: 'simplybook', ...what })

async function company(place = 0) {
  const found = stateSchema.parse((await ask('GET', '/control/state')).body).providers.simplybook.companies[
    place
  ]
  if (!found) throw new Error(`There is no company ${place}`)
  const [user, owner, trainee, gone] = found.users
  if (!user || !owner || !trainee || !gone) throw new Error('A company has four users')
  return { ...found, user, owner, trainee, gone }
}

const auth = async (body: unknown) => ask('POST', '/simplybook/admin/auth', body)

async function signIn(place = 0, who: 'user' | 'trainee' = 'user') {
  const known = await company(place)
  const { login, password } = known[who]
  const { body } = await auth({ company: known.login, login, password })
  const { token, refresh_token } = z.object({ token: z.string(), refresh_token: z.string() }).parse(body)
  return { known, refresh_token, headers: { 'x-company-login': known.login, 'x-token': token } }
}

async function list(query: string, headers: Record<string, string>) {
  const { status, body } = await ask('GET', `/simplybook/admin/bookings?${query}`, undefined, headers)
  expect(status).toBe(200)
  return listSchema.parse(body)
}

async function rpc(path: string, method: string, params: unknown[], headers: Record<string, string> = {}) {
  const { status, body } = await ask(
    'POST',
    `/simplybook${path}`,
    { jsonrpc: '2.0', method, params, id: 7 },
    headers,
  )
  expect(status).toBe(200)
  return rpcSchema.parse(body)
}

/** A customer's address that keeps what is posted to it. */
async function receiver(answer: () => number = () => 200) {
  const received: Record<string, unknown>[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += String(chunk)))
    request.on('end', () => {
      received.push(z.record(z.string(), z.unknown()).parse(JSON.parse(body)))
      response.writeHead(answer()).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanUp.push(() => new Promise((resolve) => server.close(resolve)))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('No address')
  return { url: `http://127.0.0.1:${address.port}/callback`, received }
}

describe('signing in', () => {
  it('gives a token for an hour and the domain of the company', async () => {
    const { known, headers } = await signIn()
    expect((await list('filter[date]=2026-11-19&on_page=1', headers)).data).toHaveLength(1)
    clock += 61 * 60_000
    const { status, body } = await ask('GET', '/simplybook/admin/bookings', undefined, headers)
    expect(status).toBe(401)
    expect(body).toMatchObject({ code: 419 })
    const { user, login } = known
    expect((await auth({ company: login, login: user.login, password: user.password })).body).toMatchObject({
      company: login,
      domain: 'simplybook.me',
      require2fa: false,
    })
  })

  it('can run out before its time, for everybody', async () => {
    const { headers } = await signIn()
    await fault({ habit: 'tokens-expired', times: 1 })
    const { body } = await ask('GET', '/simplybook/admin/services', undefined, headers)
    expect(body).toMatchObject({ code: 419 })
  })

  it('is renewed once with a refresh token', async () => {
    const { known, refresh_token } = await signIn()
    const renew = () =>
      ask('POST', '/simplybook/admin/auth/refresh-token', { company: known.login, refresh_token })
    const first = z.object({ token: z.string() }).parse((await renew()).body)
    expect((await renew()).status).toBe(401)
    await list('filter[date]=2026-11-19', { 'x-company-login': known.login, 'x-token': first.token })
  })

  it('says what is wrong: company, password, blocked, second step', async () => {
    const { login, user, owner, gone } = await company()
    expect(await auth({ company: 'nobody', login: user.login, password: user.password })).toMatchObject({
      status: 404,
    })
    expect(await auth({ company: login, login: user.login, password: 'wrong' })).toMatchObject({
      status: 401,
      body: { code: 401 },
    })
    expect(await auth({ company: login, ...gone })).toMatchObject({ status: 403 })
    expect(await auth({ company: login, ...owner })).toMatchObject({
      status: 200,
      body: { token: '', require2fa: true, allowed2fa_providers: ['ga', 'sms'] },
    })
    expect((await auth({ company: login })).status).toBe(400)
  })

  it('shows no bookings to a user without that right', async () => {
    const { headers } = await signIn(0, 'trainee')
    expect((await ask('GET', '/simplybook/admin/services', undefined, headers)).status).toBe(200)
    expect((await ask('GET', '/simplybook/admin/bookings', undefined, headers)).status).toBe(403)
  })

  it('is no use for another company, and neither is a token that was never given', async () => {
    const { headers } = await signIn()
    const other = await company(1)
    const stranger = { ...headers, 'x-company-login': other.login }
    expect((await ask('GET', '/simplybook/admin/bookings', undefined, stranger)).status).toBe(401)
    const made = { ...headers, 'x-token': 'made up' }
    expect((await ask('GET', '/simplybook/admin/bookings', undefined, made)).body).toMatchObject({
      code: 401,
    })
  })

  it('is refused when repeated quickly, where a company minds', async () => {
    await fault({ habit: 'quick-login-refused' })
    const { login, user } = await company()
    const body = { company: login, login: user.login, password: user.password }
    clock += 86_400_000
    expect((await auth(body)).status).toBe(200)
    expect((await auth(body)).status).toBe(403)
    clock += 6000
    expect((await auth(body)).status).toBe(200)
  })
})

describe('the list of bookings', () => {
  const october = 'filter[date_from]=2026-10-01&filter[date_to]=2026-10-31'

  it('has ten rows a page unless told otherwise, a hundred at most', async () => {
    const { headers } = await signIn()
    expect((await list(october, headers)).data).toHaveLength(10)
    const wide = await list(`${october}&on_page=5000`, headers)
    expect(wide.metadata).toMatchObject({ on_page: 100, page: 1 })
    const ids: number[] = []
    for (let page = 1; page <= wide.metadata.pages_count; page++)
      ids.push(...(await list(`${october}&on_page=100&page=${page}`, headers)).data.map(({ id }) => id))
    expect(new Set(ids).size).toBe(wide.metadata.items_count)
  })

  it('keeps to the days of the visit that are asked for', async () => {
    const { headers } = await signIn()
    const { data } = await list(`${october}&on_page=100`, headers)
    expect(data.every(({ start_datetime }) => start_datetime.startsWith('2026-10-'))).toBe(true)
    const one = await list('filter[date]=2026-10-07&on_page=100', headers)
    expect(one.data.every(({ start_datetime }) => start_datetime.startsWith('2026-10-07'))).toBe(true)
  })

  it('ignores filters that are not written filter[…], and days that are none, without a word', async () => {
    const { headers } = await signIn()
    const everything = (await list('on_page=1', headers)).metadata.items_count
    for (const query of [
      'date_from=2026-10-01&date_to=2026-10-31',
      'filter[date_from]=yesterday',
      'date_from=x',
    ])
      expect((await list(query, headers)).metadata.items_count).toBe(everything)
  })

  it('opens wide when its filters fail', async () => {
    const { headers } = await signIn()
    await fault({ habit: 'filters-ignored', times: 1 })
    const { metadata } = await list(october, headers)
    expect(metadata.items_count).toBeGreaterThan(5 * (await list(october, headers)).metadata.items_count)
  })

  it('shows cancelled ones unless it hides them', async () => {
    const { headers } = await signIn()
    const cancelled = await list(`${october}&filter[status]=canceled&on_page=100`, headers)
    expect(cancelled.data.length).toBeGreaterThan(5)
    expect(cancelled.data.every(({ status }) => status === 'canceled')).toBe(true)
    const all = (await list(october, headers)).metadata.items_count
    await fault({ habit: 'cancelled-hidden' })
    expect((await list(october, headers)).metadata.items_count).toBe(all - cancelled.metadata.items_count)
  })

  it('is a bare array, or a counter that is never reached, on demand', async () => {
    const { headers } = await signIn()
    await fault({ habit: 'bare-array', times: 1 })
    expect((await ask('GET', `/simplybook/admin/bookings?${october}`, undefined, headers)).body).toHaveLength(
      10,
    )
    await fault({ habit: 'endless-pages' })
    for (const page of [1, 500])
      expect((await list(`${october}&page=${page}`, headers)).metadata.pages_count).toBe(page + 1)
  })

  it.each([
    ['rate-limit', 429],
    ['rate-limit-bare', 429],
    ['server-error', 500],
    ['unauthorized', 401],
    ['no-content', 204],
  ])('suffers %s', async (rest, status) => {
    const { headers } = await signIn()
    await fault({ rest, times: 1, path: '/admin/bookings' })
    const response = await fetch(`${simulator.url}/simplybook/admin/bookings?${october}`, { headers })
    expect(response.status).toBe(status)
    expect(response.headers.get('retry-after')).toBe(rest === 'rate-limit' ? '1' : null)
  })

  it('is empty, the page before, cut off or a web page, on demand', async () => {
    const { headers } = await signIn()
    const text = async (query: string) =>
      (await fetch(`${simulator.url}/simplybook/admin/bookings?${query}`, { headers })).text()
    const first = await text(`${october}&page=1`)
    await fault({ rest: 'repeat-page', times: 1 })
    expect(await text(`${october}&page=2`)).toBe(first)
    expect(await text(`${october}&page=2`)).not.toBe(first)
    await fault({ rest: 'empty', times: 1 })
    expect(JSON.parse(await text(october))).toMatchObject({ data: [], metadata: { page: 1 } })
    await fault({ rest: 'truncated', times: 1 })
    expect(await text(`${october}&page=1`)).toBe(first.slice(0, Math.ceil(first.length / 2)))
    await fault({ rest: 'html', times: 1 })
    expect(await text(october)).toContain('<!doctype html>')
  })

  it('belongs to the calls that Twilio lists', async () => {
    const { headers } = await signIn()
    const { accounts } = z
      .object({ accounts: z.array(z.object({ accountSid: z.string(), authToken: z.string() })) })
      .parse((await ask('GET', '/control/state')).body)
    const [account] = accounts
    if (!account) throw new Error('No account')
    const authorization = `Basic ${Buffer.from(`${account.accountSid}:${account.authToken}`).toString('base64')}`
    const url = `${simulator.env.TWILIO_API_URL}/Accounts/${account.accountSid}/Calls.json?StartTime>=2026-11-17&PageSize=1000`
    const { calls } = z
      .object({ calls: z.array(z.object({ from: z.string(), status: z.string(), start_time: z.string() })) })
      .parse(await (await fetch(url, { headers: { authorization } })).json())
    const starts = new Map<string, number[]>()
    for (const { from, status, start_time } of calls)
      if (status === 'completed') starts.set(from, [...(starts.get(from) ?? []), Date.parse(start_time)])
    const made = (
      await list('filter[date_from]=2026-11-18&filter[date_to]=2026-12-12&on_page=100', headers)
    ).data.filter(({ record_date }) => record_date >= '2026-11-18')
    // Stockholm is an hour before UTC in November.
    const fromCalls = made.filter(({ client, record_date }) => {
      const madeAt = Date.parse(`${record_date.replace(' ', 'T')}+01:00`)
      return starts.get(client.phone)?.some((start) => madeAt >= start && madeAt <= start + 2_000_000)
    })
    expect(made.length).toBeGreaterThan(10)
    expect(fromCalls.length / made.length).toBeGreaterThan(0.5)
  })
})

describe('one booking', () => {
  it('says more by its id, and is unknown by another', async () => {
    const { headers } = await signIn()
    const [row] = (await list('filter[date]=2026-11-19', headers)).data
    const detail = await ask('GET', `/simplybook/admin/bookings/${row?.id}`, undefined, headers)
    expect(detail.body).toMatchObject({ id: row?.id, comment: '' })
    expect(
      z.object({ log: z.array(z.object({ type: z.string() })) }).parse(detail.body).log[0],
    ).toMatchObject({
      type: 'create',
    })
    expect((await ask('GET', '/simplybook/admin/bookings/99', undefined, headers)).status).toBe(404)
  })

  it('has the company clock, a doubtful record date, and the tenant’s own words for what became of it', async () => {
    const { headers } = await signIn(1)
    const id = 4711
    await control('booking', { company: 'salonggran', id, startsAt: '2026-11-27T12:00:00Z', tell: false })
    await control('booking', { company: 'salonggran', id, action: 'no_show', tell: false })
    clock += 1000
    expect((await ask('GET', `/simplybook/admin/bookings/${id}`, undefined, headers)).body).toMatchObject({
      start_datetime: '2026-11-27 13:00:00',
      record_date: '2026-11-20 09:00:00',
      user_status: { id: 5, name: 'Utebliven' },
    })
    const statuses = await ask('GET', '/simplybook/admin/statuses', undefined, headers)
    expect(statuses.body).toMatchObject({ data: [{ name: 'Ny kund' }, { id: 4 }, { id: 5 }] })
  })

  it('can be given any row, sense or no sense', async () => {
    const { headers } = await signIn()
    const row = { status: 'on_ice', start_datetime: '2026-03-29 02:30:00', service: { id: 1, price: null } }
    const { body } = await control('booking', { id: 4712, row, comment: 'AI-call:CA1' })
    expect(body).toMatchObject({ id: 4712 })
    expect((await ask('GET', '/simplybook/admin/bookings/4712', undefined, headers)).body).toMatchObject({
      ...row,
      comment: 'AI-call:CA1',
    })
  })

  it('can be a series, moved and cancelled', async () => {
    const { headers } = await signIn()
    const { ids } = z
      .object({ ids: z.array(z.number()) })
      .parse((await control('booking', { visits: 3, phone: '+46701740650' })).body)
    expect(ids).toHaveLength(3)
    const [first, second] = ids
    expect((await ask('GET', `/simplybook/admin/bookings/${second}`, undefined, headers)).body).toMatchObject(
      {
        batch_id: first,
        batch_type: 'recurring',
        client: { phone: '+46701740650' },
      },
    )
    await control('booking', { action: 'move', id: second, startsAt: '2027-01-01T00:30:00+01:00' })
    await control('booking', { action: 'cancel', id: first })
    const rows = await list('filter[date]=2027-01-01', headers)
    expect(rows.data).toMatchObject([{ id: second, start_datetime: '2027-01-01 00:30:00' }])
    expect((await ask('GET', `/simplybook/admin/bookings/${first}`, undefined, headers)).body).toMatchObject({
      status: 'canceled',
      is_confirmed: false,
    })
    expect((await control('booking', { action: 'move', id: second })).status).toBe(400)
    expect((await control('booking', { action: 'cancel', id: 123 })).status).toBe(400)
  })
})

describe('JSON-RPC', () => {
  it('lists bookings by when they were made, in names that differ between accounts, as text', async () => {
    for (const [place, field] of [
      [0, 'start_date'],
      [1, 'start_date_time'],
    ] as const) {
      const { login, user } = await company(place)
      const { result: token } = await rpc('/login', 'getUserToken', [login, user.login, user.password])
      const headers = { 'x-company-login': login, 'x-user-token': String(token) }
      const since = { created_date_from: '2026-11-01', booking_type: 'all', order: 'record_date' }
      const rows = z
        .array(z.looseObject({ id: z.string(), record_date: z.string(), [field]: z.string() }))
        .min(20)
        .parse((await rpc('/admin', 'getBookings', [since], headers)).result)
      const times = rows.map(({ record_date }) => record_date)
      expect(times).toEqual(times.toSorted().reverse())
      const cancelled = await rpc('/admin', 'getBookings', [{ ...since, booking_type: 'cancelled' }], headers)
      const kept = await rpc('/admin/', 'getBookings', [{ ...since, booking_type: 'non_cancelled' }], headers)
      const count = (result: unknown) => z.array(z.unknown()).parse(result).length
      expect(count(cancelled.result) + count(kept.result)).toBe(rows.length)
      expect((await rpc('/admin', 'getCompanyTimezoneOffset', [], headers)).result).toEqual([
        'Europe/Stockholm',
        60,
      ])
    }
  })

  it('answers errors with 200: company, key, password, blocked, forbidden by a feature', async () => {
    const { login, user, gone } = await company()
    const code = async (method: string, params: unknown[]) =>
      (await rpc('/login', method, params)).error?.code
    expect(await code('getUserToken', ['nobody', user.login, user.password])).toBe(-33001)
    expect(await code('getToken', [login, 'wrong'])).toBe(-33002)
    expect(await code('getUserToken', [login, user.login, 'wrong'])).toBe(-33003)
    expect(await code('getUserToken', [login, gone.login, gone.password])).toBe(-33004)
    await fault({ habit: 'hipaa', times: 1 })
    expect(await code('getUserToken', [login, user.login, user.password])).toBe(-33005)
    await fault({ habit: 'id-as-text', times: 1 })
    expect((await rpc('/login', 'getToken', [login, 'wrong'])).id).toBe('7')
  })

  it('shows a booking to whoever signs for it, and a forged hash nothing', async () => {
    const { url, received } = await receiver()
    await control('callbacks', { url })
    const { login, apiKey, secretKey } = await company()
    await control('booking', { id: 4713 })
    await control('callback', { bookingId: 4713, type: 'create' })
    const hash = String(received[0]?.booking_hash)
    const { result: token } = await rpc('/login', 'getToken', [login, apiKey])
    const headers = { 'x-company-login': login, 'x-token': String(token) }
    const sign = (own: string) => createHash('md5').update(`4713${own}${secretKey}`).digest('hex')
    expect((await rpc('/', 'getBookingDetails', ['4713', sign(hash)], headers)).result).toMatchObject({
      id: '4713',
    })
    const forged = await rpc('/', 'getBookingDetails', ['4713', sign('0'.repeat(32))], headers)
    expect(forged).toMatchObject({ result: null, error: { message: 'Booking not found' } })
  })
})

describe('callbacks', () => {
  it('carry four fields and no booking; newer accounts add two, and neither a signature', async () => {
    const { url, received } = await receiver()
    await control('callbacks', { url })
    await control('callbacks', { company: 'salonggran', url })
    await control('booking', { id: 4714 })
    await control('booking', { company: 'salonggran', id: 4715 })
    clock += 2000
    const told = () => received.map(({ booking_id }) => booking_id)
    await vi.waitFor(() => expect(told()).toEqual(expect.arrayContaining(['4714', '4715'])), 5000)
    const own = received.find(({ booking_id }) => booking_id === '4714')
    const hash = expect.stringMatching(/^[0-9a-f]{32}$/) as unknown
    expect(own).toEqual({
      booking_id: '4714',
      booking_hash: hash,
      company: 'salongbjork',
      notification_type: 'create',
    })
    expect(received.find(({ booking_id }) => booking_id === '4715')).toEqual({
      booking_id: '4715',
      booking_hash: hash,
      company: 'salonggran',
      notification_type: 'create',
      webhook_timestamp: clock / 1000,
      signature_algo: 'sha256',
    })
  })

  /** Callbacks keep their order: when one about a booking made now is here, nothing older is still to come. */
  async function everythingTold(received: readonly Record<string, unknown>[], id: number): Promise<void> {
    await control('booking', { id })
    clock += 2000
    await vi.waitFor(() => expect(received.map(({ booking_id }) => booking_id)).toContain(String(id)), 5000)
  }

  /** Whose bookings were told as new, callback by callback. */
  async function toldPhones(received: readonly Record<string, unknown>[]): Promise<string[]> {
    const { headers } = await signIn()
    const created = received.filter(({ notification_type }) => notification_type === 'create')
    return Promise.all(
      created.map(async ({ booking_id }) => {
        const { body } = await ask(
          'GET',
          `/simplybook/admin/bookings/${String(booking_id)}`,
          undefined,
          headers,
        )
        return rowSchema.parse(body).client.phone
      }),
    )
  }

  it.each([
    [
      'a live call that books, once the call has made it so',
      '+46701740655',
      { durationSeconds: 60 },
      120_000,
    ],
    ['a call that is told quicker than it went', '+46701740656', { durationSeconds: 300, speed: 1000 }, 3000],
  ])('tell of %s, and once', async (_, from, call, wait) => {
    const { url, received } = await receiver()
    await control('callbacks', { url })
    await control('call', { ...call, from, books: true })
    clock += wait
    await vi.waitFor(async () => expect(await toldPhones(received)).toContain(from), 5000)
    clock += 3000
    await everythingTold(received, wait > 3000 ? 4723 : 4724)
    expect((await toldPhones(received)).filter((phone) => phone === from)).toHaveLength(1)
  })

  it('come again while they are not taken, the waits growing, and then no more', async () => {
    let status = 500
    const { url, received } = await receiver(() => status)
    await control('callbacks', { url, retries: 2 })
    await control('booking', { id: 4716 })
    const about = () => received.filter(({ booking_id }) => booking_id === '4716')
    for (const [wait, count] of [
      [2, 1],
      [599, 1],
      [2, 2],
      [1801, 3],
      [86_400, 3],
    ] as const) {
      clock += wait * 1000
      await vi.waitFor(() => expect(about()).toHaveLength(count), 3000)
    }
    await everythingTold(received, 4725)
    expect(about()).toHaveLength(3)
    status = 200
    expect((await company()).callbacks.deliveries['500']).toBeGreaterThanOrEqual(3)
  })

  it('can be lost, doubled, forged, swapped and anything at all', async () => {
    const { url, received } = await receiver()
    await control('callbacks', { url })
    await fault({ habit: 'callbacks-lost', times: 1 })
    await control('booking', { id: 4717 })
    clock += 2000
    // Gone once it has swallowed the callback.
    const faults = async () => (await ask('GET', '/control/state')).body
    await vi.waitFor(async () => expect(await faults()).toMatchObject({ faults: [] }), 5000)
    await fault({ habit: 'callbacks-duplicate' })
    await control('booking', { id: 4718 })
    clock += 2000
    await vi.waitFor(
      () => expect(received.filter(({ booking_id }) => booking_id === '4718')).toHaveLength(2),
      5000,
    )
    expect(received.some(({ booking_id }) => booking_id === '4717')).toBe(false)

    const send = (what: object) => control('callback', { bookingId: 4718, ...what })
    expect((await send({})).body).toEqual({ answered: 200 })
    await send({ isGenuine: false })
    await send({ company: 'salonggran', url })
    await send({ fields: { booking_id: 'x', client: { name: 'Nobody' } } })
    const [genuine, forged, swapped, strange] = received.slice(-4)
    expect(forged?.booking_hash).not.toBe(genuine?.booking_hash)
    expect(swapped).toMatchObject({ booking_id: '4718', company: 'salonggran' })
    expect(strange).toMatchObject({ booking_id: 'x', client: { name: 'Nobody' } })
  })

  it('can come the newest first', async () => {
    const { url, received } = await receiver()
    await control('callbacks', { company: 'salonggran', url })
    await fault({ habit: 'callbacks-disorder' })
    await control('booking', { company: 'salonggran', id: 4722 })
    await control('booking', { company: 'salonggran', id: 4722, action: 'cancel' })
    clock += 3000
    await vi.waitFor(() => expect(received.length).toBeGreaterThanOrEqual(2), 5000)
    const types = received
      .filter(({ booking_id }) => booking_id === '4722')
      .map((one) => one.notification_type)
    expect(types).toHaveLength(2)
    expect(types).toEqual(expect.arrayContaining(['create', 'cancel']))
  })

  it('say nothing of what was before the address was set, nor of what was to be kept quiet', async () => {
    await control('booking', { id: 4719 })
    clock += 5000
    const { url, received } = await receiver()
    await control('callbacks', { url })
    await control('booking', { id: 4720, tell: false })
    await control('booking', { id: 4721 })
    clock += 2000
    await vi.waitFor(() => expect(received.map(({ booking_id }) => booking_id)).toContain('4721'), 5000)
    expect(received.some(({ booking_id }) => booking_id === '4719' || booking_id === '4720')).toBe(false)
  })
})

describe('further companies', () => {
  it('have as many bookings as wanted', async () => {
    await control('companies', { login: 'storsalong', password: 'hemligt', volume: 4 })
    const { body } = await auth({ company: 'storsalong', login: 'payback', password: 'hemligt' })
    const { token } = z.object({ token: z.string() }).parse(body)
    const headers = { 'x-company-login': 'storsalong', 'x-token': token }
    const october = 'filter[date_from]=2026-10-01&filter[date_to]=2026-10-31'
    expect((await list(october, headers)).metadata.items_count).toBeGreaterThan(1200)
  })
})
