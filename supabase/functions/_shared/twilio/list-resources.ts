import type { TwilioCredentials } from '../contracts/manage-integrations.ts'
import { unreadable, type RequestOptions } from '../provider-request.ts'
import { getFromTwilio } from './rest.ts'

export type TwilioList = 'Calls' | 'Messages'

/** 200 pages of 1000: far beyond a small business, near enough to stop a list that never ends. */
const MAX_PAGES = 200
const DAY_FILTER = { Calls: 'StartTime', Messages: 'DateSent' } as const
const ITEMS = { Calls: 'calls', Messages: 'messages' } as const

/**
 * The pages of a list, from a UTC day on.
 * @param apiUrl TWILIO_API_URL, with its version
 * @throws ProviderError; the pages before it were given out
 */
export async function* listTwilio(
  list: TwilioList,
  since: Date,
  apiUrl: string,
  credentials: TwilioCredentials,
  options?: RequestOptions,
): AsyncGenerator<unknown[]> {
  const day = since.toISOString().slice(0, 10)
  // `>` belongs to the name: the filter is "on or after".
  const query = `PageSize=1000&${DAY_FILTER[list]}%3E=${day}`
  let url: string | undefined = `${apiUrl}/Accounts/${credentials.accountSid}/${list}.json?${query}`
  const visited = new Set<string>()
  while (url !== undefined) {
    if (visited.has(url) || visited.size >= MAX_PAGES) {
      throw unreadable('Twilio', `gives a list of ${list} that does not end`)
    }
    visited.add(url)
    const page = await getFromTwilio(url, credentials, options)
    if (!isRecord(page)) throw unreadable('Twilio', `gives a page of ${list} that is not an object`)
    const items = page[ITEMS[list]]
    if (!Array.isArray(items)) throw unreadable('Twilio', `gives a page of ${list} without items`)
    yield items
    url = nextPage(page['next_page_uri'], apiUrl)
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
  return resolved.href
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
