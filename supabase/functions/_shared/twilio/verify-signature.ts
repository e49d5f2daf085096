import { createHash, createHmac } from 'node:crypto'
import { equalInConstantTime } from '../constant-time.ts'

export type SignedRequest = {
  /** Value of X-Twilio-Signature as it came. */
  signature: string | null
  /** The configured public address of the webhook, with the raw query (`?…`) that came. */
  url: string
  /** Form fields in order of arrival; empty for GET and JSON. */
  params: readonly (readonly [string, string])[]
  /** Raw bytes; what `bodySHA256` is about. */
  body: Uint8Array<ArrayBuffer>
}

/** Twilio's rules (sheet, section 2): HMAC-SHA1 over the URL and sorted fields, or over a URL that carries the body's hash. */
export function verifySignature(authToken: string, request: SignedRequest): boolean {
  const claimedHash = bodyHashOf(request.url)
  const covered = claimedHash === null ? signedFields(request.params) : ''
  const given = request.signature ?? ''
  const genuine = candidateUrls(request.url).some((url) =>
    equalInConstantTime(given, sign(authToken, url + covered)),
  )
  if (claimedHash === null) return genuine
  const actualHash = createHash('sha256').update(request.body).digest('hex')
  return genuine && equalInConstantTime(claimedHash, actualHash)
}

/** Standard base64 with padding, as Twilio writes it. */
export function sign(authToken: string, text: string): string {
  return createHmac('sha1', authToken).update(text, 'utf8').digest('base64')
}

/** Names sorted by code unit; the values of a repeated name de-duplicated and sorted; nothing between them. */
export function signedFields(params: SignedRequest['params']): string {
  let text = ''
  let last: SignedRequest['params'][number] | undefined
  for (const field of params.toSorted(byNameAndValue)) {
    const [name, value] = field
    if (name !== last?.[0] || value !== last[1]) text += name + value
    last = field
  }
  return text
}

function byNameAndValue(a: readonly [string, string], b: readonly [string, string]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0
}

export function bodyHashOf(url: string): string | null {
  const query = url.indexOf('?')
  return query === -1 ? null : new URLSearchParams(url.slice(query + 1)).get('bodySHA256')
}

/**
 * What Twilio may have signed: the address with and without its port, and, because something on the way may have
 * re-encoded the query, the same with the apostrophe back as it was (the one character that `new URL()` changes).
 */
export function candidateUrls(url: string): string[] {
  const [, scheme = '', host = '', port = '', rest = ''] =
    /^(https?:\/\/)([^/?#]*?)(:\d+)?((?:[/?#].*)?)$/is.exec(url) ?? []
  if (!scheme) return []
  const standardPort = scheme.toLowerCase() === 'https://' ? ':443' : ':80'
  const origins = [scheme + host + port, scheme + host, ...(port ? [] : [scheme + host + standardPort])]
  const rests = rest.includes('%27') ? [rest, rest.replaceAll('%27', "'")] : [rest]
  return [...new Set(rests.flatMap((tail) => origins.map((origin) => origin + tail)))]
}
