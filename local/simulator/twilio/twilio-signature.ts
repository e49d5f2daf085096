import { createHash, createHmac } from 'node:crypto'

/** Names and values as they are before form encoding; a repeated name has several pairs. */
export type FormPairs = readonly (readonly [name: string, value: string])[]

const withoutFragment = (url: string) => url.split('#', 1)[0] ?? url

const sign = (authToken: string, text: string) =>
  createHmac('sha1', authToken).update(text, 'utf8').digest('base64')

/**
 * X-Twilio-Signature of a form POST: HMAC-SHA1 over the configured address and the parameters sorted
 * by name in code-unit order; equal values of a repeated name count once.
 */
export function signForm(authToken: string, url: string, pairs: FormPairs): string {
  const unique = [
    ...new Map(pairs.map(([name, value]) => [JSON.stringify([name, value]), { name, value }])).values(),
  ]
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  const sorted = unique.sort((a, b) => compare(a.name, b.name) || compare(a.value, b.value))
  return sign(authToken, withoutFragment(url) + sorted.map(({ name, value }) => name + value).join(''))
}

/** For a JSON body the address carries the body's hash, and only the address is signed. */
export function signJson(authToken: string, url: string, body: string): { url: string; signature: string } {
  const address = withoutFragment(url)
  const hash = createHash('sha256').update(body, 'utf8').digest('hex')
  const signed = `${address}${address.includes('?') ? '&' : '?'}bodySHA256=${hash}`
  return { url: signed, signature: sign(authToken, signed) }
}
