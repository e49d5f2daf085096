import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { salonBjork as salon } from '../salon/salon-profile.ts'
import { accountBook } from './account-book.ts'
import { restApi } from './rest-api.ts'
import { twilioAccount } from './twilio-account.ts'

const account = twilioAccount('test', 'Test', salon.phone)
const book = accountBook({ account, salon, seed: 'test' })
const books = new Map([[account.sid, book]])
const now = Date.parse('2026-11-20T12:34:56Z')
const root = `/2010-04-01/Accounts/${account.sid}`
const basic = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`

function get(path: string, parameters: Record<string, string> = {}, at = now, authorization?: string | null) {
  const [pathname = '', search] = path.split('?', 2)
  const query = new URLSearchParams(search ?? parameters)
  const login = authorization === undefined ? basic(account.sid, account.authToken) : authorization
  return restApi(books, { method: 'GET', path: pathname, query, authorization: login, now: at })
}

const callSchema = z.object({
  sid: z.string(),
  parent_call_sid: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  status: z.string(),
  direction: z.string(),
  start_time: z.string(),
  end_time: z.string().nullable(),
  duration: z.string().nullable(),
  price: z.string().nullable(),
})
const pageSchema = z.object({ calls: z.array(callSchema), next_page_uri: z.string().nullable() })
const callPage = (path: string, parameters?: Record<string, string>, at?: number) =>
  pageSchema.parse(get(path, parameters, at).body)

function allCalls(parameters: Record<string, string>, at = now) {
  const found: z.infer<typeof callSchema>[] = []
  let page = callPage(`${root}/Calls.json`, parameters, at)
  for (;;) {
    found.push(...page.calls)
    if (page.next_page_uri === null) return found
    page = callPage(page.next_page_uri, undefined, at)
  }
}

const quarter = { 'StartTime>': '2026-08-20' }
const everything = allCalls({ ...quarter, PageSize: '1000' })

describe('calls', () => {
  it('come in pages that leave nothing out and repeat nothing, newest first', () => {
    expect(everything.length).toBeGreaterThan(2000)
    expect(new Set(everything.map((call) => call.sid)).size).toBe(everything.length)
    for (const PageSize of ['50', '137']) expect(allCalls({ ...quarter, PageSize })).toEqual(everything)
    const starts = everything.map((call) => Date.parse(call.start_time))
    expect(starts).toEqual(starts.toSorted((a, b) => b - a))
  })

  it('keep their pages when new calls arrive in between', () => {
    const first = callPage(`${root}/Calls.json`, { ...quarter, PageSize: '1000' })
    const later = now + 6 * 3_600_000
    const rest = callPage(first.next_page_uri ?? '', undefined, later)
    expect([...first.calls, ...rest.calls].map((call) => call.sid)).toEqual(
      everything.slice(0, 2000).map((call) => call.sid),
    )
  })

  it('are fifty to a page unless asked, and a thousand at most', () => {
    expect(callPage(`${root}/Calls.json`).calls).toHaveLength(50)
    expect(callPage(`${root}/Calls.json`, { PageSize: '0' }).calls).toHaveLength(50)
    expect(callPage(`${root}/Calls.json`, { PageSize: '5000' }).calls).toHaveLength(1000)
  })

  it.each([
    ['StartTime>', '2026-11-10', (start: string) => start >= '2026-11-10'],
    ['StartTime<', '2026-09-01', (start: string) => start < '2026-09-01'],
    ['StartTime', '2026-10-25', (start: string) => start.startsWith('2026-10-25')],
    ['StartTime>', '2026-11-10T09:30:00Z', (start: string) => start >= '2026-11-10T09:30:00'],
  ])('can be asked for by %s %s', (name, value, wanted) => {
    const expected = everything.filter((call) => wanted(new Date(call.start_time).toISOString()))
    expect(expected.length).toBeGreaterThan(5)
    const found = allCalls({ [name]: value, PageSize: '500' })
    expect(found.filter((call) => Date.parse(call.start_time) >= Date.parse('2026-08-20'))).toEqual(expected)
  })

  it('can be asked for by status, numbers, parent and end', () => {
    const child = everything.find((call) => call.parent_call_sid !== null)
    const cases: [Record<string, string>, (call: (typeof everything)[number]) => boolean][] = [
      [{ Status: 'busy' }, (call) => call.status === 'busy'],
      [{ From: 'anonymous' }, (call) => call.from === 'anonymous'],
      [{ To: child?.to ?? '' }, (call) => call.to === child?.to],
      [
        { ParentCallSid: child?.parent_call_sid ?? '' },
        (call) => call.parent_call_sid === child?.parent_call_sid,
      ],
      [
        { 'EndTime>': '2026-11-01', 'EndTime<': '2026-11-02' },
        (call) => new Date(call.end_time ?? 0).toISOString().startsWith('2026-11-01'),
      ],
    ]
    for (const [parameters, wanted] of cases) {
      const expected = everything.filter(wanted)
      expect(expected.length, JSON.stringify(parameters)).toBeGreaterThan(0)
      expect(allCalls({ ...quarter, ...parameters }), JSON.stringify(parameters)).toEqual(expected)
    }
  })

  it('refuse a date that is none', () => {
    expect(get(`${root}/Calls.json`, { 'StartTime>': 'yesterday' }).status).toBe(400)
  })

  it('live through ringing, in-progress, completed, and are priced later', () => {
    const call = [...book.calls(now - 86_400_000 * 3, now)].find(
      (one) => (one.duration ?? 0) > 60 && !one.parentSid,
    )
    if (!call?.answeredAt) throw new Error('No answered call in three days')
    const at = (instant: number) => get(`${root}/Calls/${call.sid}.json`, {}, instant)
    expect(at(call.startsAt - 1000).status).toBe(404)
    expect(at(call.startsAt).body).toMatchObject({
      status: 'ringing',
      duration: null,
      end_time: null,
      price: null,
    })
    expect(at(call.answeredAt).body).toMatchObject({ status: 'in-progress', duration: null, price: null })
    expect(at(call.endsAt).body).toMatchObject({
      status: 'completed',
      duration: String(call.duration),
      price: null,
    })
    expect(call.pricedAt - call.endsAt).toBeGreaterThanOrEqual(120_000)
    const minutes = Math.ceil((call.duration ?? 0) / 60)
    expect(at(call.pricedAt).body).toMatchObject({
      price: `-${(minutes * 0.01).toFixed(5)}`,
      price_unit: 'USD',
    })
    expect(callSchema.parse(at(call.endsAt).body).start_time).toMatch(
      /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} 2026 \d\d:\d\d:\d\d \+0000$/,
    )
  })

  it('that nobody picked up have neither length nor price, ever', () => {
    const missed = everything.filter((call) => call.status !== 'completed' && call.end_time !== null)
    expect(missed.length).toBeGreaterThan(100)
    expect(missed.every((call) => call.duration === null && call.price === null)).toBe(true)
  })

  it('have children that point to a call in the list and lie within it', () => {
    const bySid = new Map(everything.map((call) => [call.sid, call]))
    const children = everything.filter((call) => call.parent_call_sid !== null)
    expect(children.length).toBeGreaterThan(50)
    for (const child of children) {
      const parent = bySid.get(child.parent_call_sid ?? '')
      expect(child.direction).toBe('outbound-dial')
      expect(salon.staff).toContain(child.to)
      expect(Date.parse(child.end_time ?? '')).toBeLessThanOrEqual(Date.parse(parent?.end_time ?? ''))
    }
  })

  it('have no recordings', () => {
    const sid = everything[0]?.sid ?? ''
    expect(get(`${root}/Calls/${sid}/Recordings.json`).body).toMatchObject({
      recordings: [],
      next_page_uri: null,
    })
  })
})

describe('messages', () => {
  const messageSchema = z.object({
    messages: z.array(
      z.object({ sid: z.string(), date_sent: z.string(), direction: z.string(), to: z.string() }),
    ),
    next_page_uri: z.string().nullable(),
  })
  const messages = messageSchema.parse(
    get(`${root}/Messages.json`, { 'DateSent>': '2026-10-01', PageSize: '1000' }).body,
  ).messages

  it('can be paged and asked for by day, to and from', () => {
    expect(messages.length).toBeGreaterThan(200)
    let page = messageSchema.parse(
      get(`${root}/Messages.json`, { 'DateSent>': '2026-10-01', PageSize: '31' }).body,
    )
    const paged = [...page.messages]
    while (page.next_page_uri !== null) {
      page = messageSchema.parse(get(page.next_page_uri).body)
      paged.push(...page.messages)
    }
    expect(paged).toEqual(messages)
    const to = messages.find((message) => message.direction === 'outbound-api')?.to ?? ''
    const one = messageSchema.parse(get(`${root}/Messages.json`, { To: to, 'DateSent>': '2026-10-01' }).body)
    expect(one.messages).toEqual(messages.filter((message) => message.to === to))
    const sunday = messageSchema.parse(get(`${root}/Messages.json`, { DateSent: '2026-11-14' }).body)
    expect(sunday.messages).toEqual(
      messages.filter((message) => new Date(message.date_sent).toISOString().startsWith('2026-11-14')),
    )
  })

  it('are queued, sent, delivered, and priced later', () => {
    const message = [...book.messages(now - 86_400_000 * 7, now)].find(
      (one) => one.finalStatus === 'delivered',
    )
    if (!message) throw new Error('No message in a week')
    const at = (instant: number) => get(`${root}/Messages/${message.sid}.json`, {}, instant).body
    expect(at(message.createdAt)).toMatchObject({ status: 'queued', date_sent: null, price: null })
    expect(at(message.sentAt)).toMatchObject({ status: 'sent', price: null })
    expect(at(message.settledAt)).toMatchObject({ status: 'delivered', price: null })
    expect(at(message.pricedAt)).toMatchObject({
      price: message.price,
      num_segments: String(message.segments),
    })
  })
})

describe('who may ask', () => {
  it.each([
    ['nobody', null],
    ['a wrong token', basic(account.sid, 'wrong')],
    ['another account', basic('AC00000000000000000000000000000001', account.authToken)],
    ['rubbish', 'Bearer x'],
  ])('not %s', (_, authorization) => {
    expect(get(`${root}.json`, {}, now, authorization)).toMatchObject({
      status: 401,
      body: { code: 20003, status: 401 },
    })
  })

  it('sees its own account and balance only', () => {
    expect(get(`${root}.json`).body).toMatchObject({ sid: account.sid, status: 'active' })
    expect(get(`${root}/Balance.json`).body).toMatchObject({ account_sid: account.sid, currency: 'USD' })
    expect(get('/2010-04-01/Accounts/AC00000000000000000000000000000001.json').status).toBe(401)
  })

  it.each([
    '/Calls/CA00000000000000000000000000000001.json',
    '/Calls/nonsense.json',
    '/Faxes.json',
    '/Calls.xml',
  ])('is told that %s is not there', (path) => {
    expect(get(root + path)).toMatchObject({ status: 404, body: { code: 20404, status: 404 } })
  })
})
