import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startSimulator, type Simulator } from '../../local/simulator/start-simulator.ts'
import { ProviderError } from '../../supabase/functions/_shared/provider-request.ts'
import { readCallback } from '../../supabase/functions/_shared/simplybook/callback.ts'
import { simplyBookBase } from '../../supabase/functions/_shared/simplybook/hosts.ts'
import { signature } from '../../supabase/functions/_shared/simplybook/is-genuine-hash.ts'
import { listBookings } from '../../supabase/functions/_shared/simplybook/list-bookings.ts'
import { logIn, publicToken, renewToken } from '../../supabase/functions/_shared/simplybook/log-in.ts'
import { readBooking } from '../../supabase/functions/_shared/simplybook/read-booking.ts'
import { callRpc, RpcError } from '../../supabase/functions/_shared/simplybook/rpc.ts'
import { simplyBookClient } from '../../supabase/functions/_shared/simplybook/simplybook-client.ts'
import { readStatusMap } from '../../supabase/functions/_shared/simplybook/statuses.ts'

// Our client reads SimplyBook.me as the simulator plays it: everything is found, and every bad habit is noticed.

const ZONE = 'Europe/Stockholm'
let simulator: Simulator
let company: z.infer<typeof companyShape>

const companyShape = z.object({
  login: z.string(),
  apiKey: z.string(),
  secretKey: z.string(),
  users: z.array(z.object({ login: z.string(), password: z.string() })),
})
const stateShape = z.object({
  providers: z.object({ simplybook: z.object({ companies: z.array(companyShape) }) }),
})

beforeAll(async () => {
  simulator = await startSimulator({ port: 0, seed: 'contract' })
  const state = await (await fetch(`${simulator.url}/control/state`)).json()
  const [first] = stateShape.parse(state).providers.simplybook.companies
  if (!first) throw new Error('The simulator has no company')
  company = first
})
afterAll(() => simulator?.stop())
afterEach(() => fetch(`${simulator.url}/control/faults`, { method: 'DELETE' }))

const base = () => simplyBookBase('simplybook.me', simulator.env)
async function control(path: string, body: object): Promise<unknown> {
  const response = await fetch(`${simulator.url}/control/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`)
  return text === '' ? undefined : JSON.parse(text)
}
const habit = (name: string) => control('faults', { provider: 'simplybook', habit: name })

const credentials = (user = 0) => ({
  companyLogin: company.login,
  userLogin: company.users[user]?.login ?? '',
  userPassword: company.users[user]?.password ?? '',
})
const token = async () => (await logIn(base(), credentials(), { tries: 1 })).token
function client() {
  let held: string | undefined
  return simplyBookClient({
    companyLogin: company.login,
    session: {
      token: async (refused) => ({
        base: base(),
        token: (held = refused ? await token() : (held ?? (await token()))),
      }),
    },
    request: { tries: 1 },
  })
}
const day = (days: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(Date.now() + days * 86_400_000)
async function list(from = day(-14), until = day(14)): Promise<unknown[]> {
  const rows: unknown[] = []
  for await (const page of listBookings(client(), { from, until }, ZONE)) rows.push(...page)
  return rows
}
const read = (row: unknown, detailed = false) =>
  readBooking(row, {
    timeZone: ZONE,
    statusMap: readStatusMap('4=completed, 5=no_show'),
    observedAt: new Date(),
    detailed,
  })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof ProviderError ? error.code : Promise.reject(error)),
  )

describe('reading', () => {
  it('finds every booking of a month, once, and understands it', async () => {
    const rows = await list()
    const bookings = rows.map((row) => read(row).booking)
    expect(bookings.length).toBeGreaterThan(100)
    expect(new Set(bookings.map(({ provider_ref }) => provider_ref)).size).toBe(bookings.length)
    const statuses = new Set(bookings.map(({ status }) => status))
    for (const status of ['booked', 'completed', 'cancelled'] as const) expect(statuses).toContain(status)
    expect(bookings.filter(({ flags }) => flags.includes('unknown_status'))).toEqual([])
    // The salon gives one service away: no price is none, not 0.
    for (const { catalogue_price } of bookings)
      expect(catalogue_price === undefined || Number(catalogue_price.amount) > 0).toBe(true)
    expect(bookings.some(({ catalogue_price }) => catalogue_price?.currency === 'SEK')).toBe(true)
  })

  it('finds the same without a frame around the list', async () => {
    const framed = await list(day(-5), day(5))
    await habit('bare-array')
    expect((await list(day(-5), day(5))).length).toBe(framed.length)
  })

  it('finds the whole booking by its id, with the call that made it', async () => {
    const [ordered] = z
      .object({ ids: z.array(z.number()) })
      .parse(await control('booking', { phone: '+46701740605', comment: 'AI-call:CA00112233445566' })).ids
    const whole = read(await client().get(`/admin/bookings/${ordered}`), true)
    expect(whole.booking).toMatchObject({ provider_ref: String(ordered), call_ref: 'CA00112233445566' })
    expect(whole.client.phone).toBe('+46701740605')
    expect(await client().get('/admin/bookings/999999999999')).toBeUndefined()
  })

  it('signs a read of the public service as SimplyBook checks it', async () => {
    const [ordered] = z.object({ ids: z.array(z.number()) }).parse(await control('booking', {})).ids
    const callbacks: string[] = []
    const { createServer } = await import('node:http')
    const server = createServer((request, response) => {
      request.on('data', (chunk: Buffer) => callbacks.push(chunk.toString()))
      request.on('end', () => response.end('OK'))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    await control('callback', { bookingId: ordered, type: 'create', url: `http://127.0.0.1:${port}/` })
    server.close()
    const callback = readCallback(new TextEncoder().encode(callbacks.join('')))
    if (typeof callback === 'string') throw new Error(callback)
    expect(callback).toMatchObject({ company: company.login, bookingRef: String(ordered), kind: 'create' })
    const details = async (hash: string) =>
      callRpc(
        `${base().rpc}/`,
        'getBookingDetails',
        [callback.bookingRef, signature(callback.bookingRef, hash, company.secretKey)],
        {
          tries: 1,
          headers: {
            'x-company-login': company.login,
            'x-token': await publicToken(base(), company.login, company.apiKey, { tries: 1 }),
          },
        },
      )
    expect(await details(callback.bookingHash)).toBeTruthy()
    await expect(details('f'.repeat(32))).rejects.toThrow(RpcError)
  })

  it('renews a token, and gets another when it has run out', async () => {
    const { refreshToken = '' } = await logIn(base(), credentials(), { tries: 1 })
    expect((await renewToken(base(), company.login, refreshToken))?.token).toBeTruthy()
    expect(await renewToken(base(), company.login, refreshToken)).toBeUndefined()
    const reader = client()
    await reader.get('/admin/services')
    await control('faults', { provider: 'simplybook', habit: 'tokens-expired', times: 1 })
    expect(await reader.get('/admin/services')).toBeDefined()
  })
})

describe('what is wrong is told apart', () => {
  const refused = (changes: object) => codeOf(logIn(base(), { ...credentials(), ...changes }, { tries: 1 }))

  it('company, password, block, second factor, right, key', async () => {
    expect(await refused({ companyLogin: 'nosuchcompany' })).toBe('COMPANY_UNKNOWN')
    expect(await refused({ userPassword: 'wrong' })).toBe('CREDENTIALS_REFUSED')
    expect(await refused(credentials(3))).toBe('USER_BLOCKED')
    expect(await refused(credentials(1))).toBe('TWO_FACTOR_ON')
    const { token: trainee } = await logIn(base(), credentials(2), { tries: 1 })
    const reader = simplyBookClient({
      companyLogin: company.login,
      session: { token: async () => ({ base: base(), token: trainee }) },
      request: { tries: 1 },
    })
    expect(await codeOf(reader.get('/admin/bookings'))).toBe('NO_RIGHT_TO_BOOKINGS')
    expect(await codeOf(publicToken(base(), company.login, 'wrong', { tries: 1 }))).toBe('API_KEY_REFUSED')
  })

  it('too quick a login is no wrong password', async () => {
    await habit('quick-login-refused')
    await codeOf(logIn(base(), credentials(), { tries: 1 }))
    expect(await codeOf(logIn(base(), credentials(), { tries: 1 }))).toBe('PROVIDER_RATE_LIMITED')
  })
})

describe('a bad habit is noticed:', () => {
  it.each([
    ['filters-ignored', 'PROVIDER_ANSWER_DOUBTFUL'],
    ['endless-pages', 'PROVIDER_ANSWER_UNREADABLE'],
  ])('%s', async (name, code) => {
    await habit(name)
    expect(await codeOf(list(day(-3), day(3)))).toBe(code)
  })

  it.each([
    ['truncated', 'PROVIDER_ANSWER_UNREADABLE'],
    ['html', 'PROVIDER_ANSWER_UNREADABLE'],
    ['empty-body', 'PROVIDER_ANSWER_UNREADABLE'],
    ['no-content', 'PROVIDER_ANSWER_UNREADABLE'],
    ['server-error', 'PROVIDER_UNREACHABLE'],
    ['rate-limit', 'PROVIDER_RATE_LIMITED'],
    ['rate-limit-bare', 'PROVIDER_RATE_LIMITED'],
    ['repeat-page', 'PROVIDER_ANSWER_UNREADABLE'],
  ])('%s', async (rest, code) => {
    const reader = client()
    await reader.get('/admin/services')
    await control('faults', { provider: 'simplybook', rest, path: '/admin/bookings' })
    const pages = async () => {
      for await (const _ of listBookings(reader, { from: day(-14), until: day(14) }, ZONE)) continue
    }
    expect(await codeOf(pages())).toBe(code)
  })
})
