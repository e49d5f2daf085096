import type { TwilioCredentials } from '../contracts/manage-integrations.ts'
import { unreadable, type RequestOptions } from '../provider-request.ts'
import { getFromTwilio } from './rest.ts'

export type TwilioList = 'Calls' | 'Messages'

/** UTC days, `2026-11-23`; `before` is not included, and null means until now. */
export type DaySpan = { from: string; before: string | null }

export type TwilioPage = {
  items: unknown[]
  /** Where the list goes on, below the API's address; null on the last page. */
  next: string | null
}

/** 200 pages of 1000: far beyond a small business, near enough to stop a list that never ends. */
const MAX_PAGES = 200
const DAY_FILTER = { Calls: 'StartTime', Messages: 'DateSent' } as const
const ITEMS = { Calls: 'calls', Messages: 'messages' } as const

/**
 * The pages of a list, of a span of days.
 * @param apiUrl TWILIO_API_URL, with its version
 * @param start an earlier page's `next`, to go on there
 * @throws ProviderError; the pages before it were given out
 */
export async function* listTwilio(
  list: TwilioList,
  { from, before }: DaySpan,
  apiUrl: string,
  credentials: TwilioCredentials,
  options?: RequestOptions,
  start: string | null = null,
): AsyncGenerator<TwilioPage> {
  // `>` and `<` belong to the names: the filters are "on or after" and "before".
  const filter = DAY_FILTER[list]
  const days = `${filter}%3E=${from}${before === null ? '' : `&${filter}%3C=${before}`}`
  let path = start ?? `/Accounts/${credentials.accountSid}/${list}.json?PageSize=1000&${days}`
  const visited = new Set<string>()
  let firstBefore: unknown
  for (;;) {
    if (visited.has(path) || visited.size >= MAX_PAGES) {
      throw unreadable('Twilio', `gives a list of ${list} that does not end`)
    }
    visited.add(path)
    const page = await getFromTwilio(`${apiUrl}${path}`, credentials, options)
    if (!isRecord(page)) throw unreadable('Twilio', `gives a page of ${list} that is not an object`)
    const items: unknown = page[ITEMS[list]]
    if (!Array.isArray(items)) throw unreadable('Twilio', `gives a page of ${list} without items`)
    const first: unknown = isRecord(items[0]) ? items[0]['sid'] : undefined
    if (first !== undefined && first === firstBefore) {
      throw unreadable('Twilio', `gives the same page of ${list} twice`)
    }
    firstBefore = first
    const next = nextPage(page['next_page_uri'], apiUrl)?.slice(apiUrl.length) ?? null
    yield { items, next }
    if (next === null) return
    path = next
  }
}

/**
 * `next_page_uri` is a path on Twilio's host. It is followed only below our configured address: the credentials go with it.
 * @throws ProviderError
 */
export function nextPage(uri: unknown, apiUrl: string): string | undefined {
  if (uri === null || uri === undefined || uri === '') return undefined
  if (typeof uri !== 'string') throw unreadable('Twilio', 'gives a next_page_uri that is not text')
  // Behind a proxy our address has a path before the version, of which Twilio knows nothing.
  const version = apiUrl.slice(apiUrl.lastIndexOf('/'))
  const address = uri.startsWith(`${version}/`) ? apiUrl.slice(0, -version.length) + uri : uri
  const base = new URL(apiUrl)
  const resolved = URL.canParse(address, apiUrl) ? new URL(address, apiUrl) : undefined
  if (resolved?.origin !== base.origin || !resolved.pathname.startsWith(`${base.pathname}/`)) {
    throw unreadable('Twilio', 'gives a next_page_uri that leads elsewhere')
  }
  return apiUrl + resolved.pathname.slice(base.pathname.length) + resolved.search
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
