import type { AccountBook } from './account-book.ts'
import { callResource, callStatusAt } from './call-resource.ts'
import { listPage } from './list-page.ts'
import { messageResource } from './message-resource.ts'
import { timeFilter, within } from './time-filter.ts'

export type RestAnswer = { status: number; body: Record<string, unknown>; headers?: Record<string, string> }

type RestRequest = {
  method: string
  /** From `/2010-04-01` on. */
  path: string
  query: URLSearchParams
  authorization: string | null
  now: number
}

/** Twilio's error body. */
export const restError = (status: number, code: number, message: string): RestAnswer => ({
  status,
  body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
})

const unauthorized = (): RestAnswer => ({
  ...restError(401, 20003, 'Authenticate'),
  headers: { 'www-authenticate': 'Basic realm="Twilio API"' },
})

const notFound = (path: string) => restError(404, 20404, `The requested resource ${path} was not found`)
const badDate = () => restError(400, 20001, 'A date is to be written as YYYY-MM-DD')

const equals = (query: URLSearchParams, name: string, value: string | null) => {
  const wanted = query.get(name)
  return !wanted || wanted === value
}

function listCalls(book: AccountBook, { query, path, now }: RestRequest): RestAnswer {
  const started = timeFilter(query, 'StartTime')
  const ended = timeFilter(query, 'EndTime')
  if (!started || !ended) return badDate()
  const endsInRange = { from: ended.from - 86_400_000, before: ended.before }
  const { items, paging } = listPage({
    items: book.calls(
      Math.max(started.from, endsInRange.from),
      Math.min(now, started.before, endsInRange.before),
    ),
    time: (call) => call.startsAt,
    matches: (call) =>
      call.startsAt <= now &&
      within(started, call.startsAt) &&
      (ended.from === -Infinity && ended.before === Infinity
        ? true
        : now >= call.endsAt && within(ended, call.endsAt)) &&
      equals(query, 'Status', callStatusAt(call, now)) &&
      equals(query, 'To', call.to) &&
      equals(query, 'From', call.from) &&
      equals(query, 'ParentCallSid', call.parentSid),
    query,
    path,
  })
  return {
    status: 200,
    body: { calls: items.map((call) => callResource(call, book.account, now)), ...paging },
  }
}

function listMessages(book: AccountBook, { query, path, now }: RestRequest): RestAnswer {
  const sent = timeFilter(query, 'DateSent')
  if (!sent) return badDate()
  const { items, paging } = listPage({
    items: book.messages(sent.from - 60_000, Math.min(now, sent.before)),
    time: (message) => message.createdAt,
    matches: (message) =>
      message.createdAt <= now &&
      within(sent, message.sentAt) &&
      equals(query, 'To', message.to) &&
      equals(query, 'From', message.from),
    query,
    path,
  })
  const messages = items.map((message) => messageResource(message, book.account, now))
  return { status: 200, body: { messages, ...paging } }
}

function accountResource({ account, salon }: AccountBook): RestAnswer {
  const created = `${salon.since}T08:00:00Z`
  const date = new Date(created).toUTCString().replace('GMT', '+0000')
  return {
    status: 200,
    body: {
      sid: account.sid,
      owner_account_sid: account.sid,
      friendly_name: account.friendlyName,
      status: 'active',
      type: 'Full',
      date_created: date,
      date_updated: date,
      uri: `/2010-04-01/Accounts/${account.sid}.json`,
    },
  }
}

/** Answers one request as `https://api.twilio.com/2010-04-01` would, read-only. */
export function restApi(books: ReadonlyMap<string, AccountBook>, request: RestRequest): RestAnswer {
  const { path, authorization, now } = request
  const [user = '', password = ''] = Buffer.from(authorization?.replace(/^Basic /i, '') ?? '', 'base64')
    .toString('utf8')
    .split(/:(.*)/s)
  const book = books.get(user)
  if (!book || password !== book.account.authToken) return unauthorized()

  const match = /^\/2010-04-01\/Accounts\/([^/]+?)(?:\/(.+?))?\.json$/.exec(path)
  if (!match) return notFound(path)
  if (match[1] !== book.account.sid) return unauthorized()
  if (request.method !== 'GET') return restError(405, 20004, 'Method not allowed')

  const [resource, sid, sub, ...rest] = match[2]?.split('/') ?? []
  if (rest.length > 0) return notFound(path)
  if (resource === undefined) return accountResource(book)
  if (resource === 'Balance' && !sid) {
    return { status: 200, body: { account_sid: book.account.sid, balance: '84.12', currency: 'USD' } }
  }
  if (resource === 'Calls') {
    if (!sid) return listCalls(book, request)
    const call = book.findCall(sid)
    if (!call || call.startsAt > now) return notFound(path)
    if (sub === 'Recordings') {
      const { paging } = listPage({
        items: [call],
        time: () => 0,
        matches: () => false,
        query: request.query,
        path,
      })
      return { status: 200, body: { recordings: [], ...paging } }
    }
    return sub ? notFound(path) : { status: 200, body: callResource(call, book.account, now) }
  }
  if (resource === 'Messages') {
    if (!sid) return listMessages(book, request)
    const message = book.findMessage(sid)
    if (!message || message.createdAt > now || sub) return notFound(path)
    return { status: 200, body: messageResource(message, book.account, now) }
  }
  return notFound(path)
}
