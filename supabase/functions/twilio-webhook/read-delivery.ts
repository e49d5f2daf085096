import { formParams } from '../_shared/form-params.ts'
import { HttpError } from '../_shared/http-error.ts'
import { NotUnderstood } from '../_shared/observation.ts'
import { fieldsOf, paramsFromJson, type Fields } from '../_shared/twilio/fields.ts'

/** One request as its signature and its meaning need it. */
export type Delivery = {
  /** The bytes that came; for GET the query. */
  raw: string | Uint8Array
  /** Form fields that the signature covers beside the URL. */
  signedParams: [string, string][]
  /** The same delivery in one fixed spelling: two requests say the same when this is equal. */
  canonical: string
  /** @throws NotUnderstood when the bytes are no JSON that we know */
  fields(): Fields
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/** @throws HttpError UNSUPPORTED_MEDIA_TYPE; decided before any look-up, so it tells nothing about the token */
export function readDelivery(request: Request, search: string, body: Uint8Array): Delivery {
  if (request.method === 'GET') return fromForm(search, formParams(search), [])

  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (type === 'application/json') {
    const canonical = new TextDecoder().decode(body)
    return {
      raw: body,
      signedParams: [],
      canonical,
      fields: () => fieldsOf(paramsFromJson(strictJson(body))),
    }
  }
  if (type !== 'application/x-www-form-urlencoded' && !(type === '' && body.length === 0)) {
    throw new HttpError('UNSUPPORTED_MEDIA_TYPE', 'Send a form or JSON.')
  }
  // Broken UTF-8 becomes U+FFFD here as it does in the signature; what we store of it is checked character by character.
  const params = formParams(utf8.decode(body))
  return fromForm(body, params, params)
}

function fromForm(
  raw: string | Uint8Array,
  params: [string, string][],
  signedParams: [string, string][],
): Delivery {
  let fields: Fields | undefined
  return { raw, signedParams, canonical: canonicalForm(params), fields: () => (fields ??= fieldsOf(params)) }
}

function canonicalForm(params: [string, string][]): string {
  return JSON.stringify(
    params.toSorted((one, other) =>
      one[0] === other[0] ? compare(one[1], other[1]) : compare(one[0], other[0]),
    ),
  )
}

/** By code unit: locale has no part in what is equal. */
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function strictJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    throw new NotUnderstood('INVALID_JSON')
  }
}
