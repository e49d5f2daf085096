import fc from 'fast-check'
import {
  getExpectedBodyHash,
  getExpectedTwilioSignature,
  validateRequest,
  validateRequestWithBody,
} from 'twilio/lib/webhooks/webhooks.js'
import { describe, expect, it } from 'vitest'
import { verifySignature } from '../../supabase/functions/_shared/twilio/verify-signature.ts'

// The judge is Twilio's own SDK: what it signs we accept, what it refuses we refuse, over generated requests.

/** Lone surrogates become U+FFFD, as on the wire. */
const wellFormed = (text: string) => Buffer.from(text).toString()
const token = fc.stringMatching(/^[0-9a-f]{32}$/)
/** Addresses as an owner can configure them: http or https, with and without port and query. */
const address = fc
  .record({
    scheme: fc.constantFrom('https', 'http'),
    host: fc.constantFrom('roi.example.se', 'x-1.supabase.co', '127.0.0.1'),
    port: fc.constantFrom('', '', ':443', ':80', ':54321'),
    path: fc.constantFrom('/functions/v1/twilio-webhook/abc', '/a', '/'),
    query: fc.oneof(
      fc.constant(''),
      fc
        .array(fc.tuple(fc.stringMatching(/^[A-Za-z]{1,8}$/), fc.string({ unit: 'binary', maxLength: 8 })), {
          minLength: 1,
          maxLength: 3,
        })
        .map((pairs) => `?${new URLSearchParams(pairs.map(([name, value]) => [name, wellFormed(value)]))}`),
    ),
  })
  .map(({ scheme, host, port, path, query }) => `${scheme}://${host}${port}${path}${query}`)

const value = fc.oneof(
  fc.string({ unit: 'binary' }).map(wellFormed),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('', ' ', '+46701740605', 'a b ', "d'Arc", 'åäö', '%2B46', '\u0000'),
)
/** Names that sort differently by code unit, by case and by locale. */
const name = fc.oneof(
  fc.constantFrom(
    'CallSid',
    'CallStatus',
    'CallbackSource',
    'callSid',
    'Zebra',
    'apple',
    'Äpple',
    'a1',
    'a10',
    'a2',
  ),
  fc.stringMatching(/^[A-Za-z0-9_[\]]{1,12}$/).filter((text) => text !== '__proto__' && !/^\d+$/.test(text)),
)
const params = fc.dictionary(name, fc.oneof(value, fc.array(value, { minLength: 2, maxLength: 4 })), {
  maxKeys: 12,
  noNullPrototype: true,
})

const pairsOf = (record: Record<string, string | string[]>) =>
  Object.entries(record).flatMap(([key, values]) =>
    [values].flat().map((single): [string, string] => [key, single]),
  )
/** What arrives after a form has been on the wire. */
const overTheWire = (record: Record<string, string | string[]>) => [
  ...new URLSearchParams(new URLSearchParams(pairsOf(record)).toString()),
]
const nothing = new Uint8Array()

describe('a form that the SDK signs', () => {
  it('is accepted after its way over the wire', () => {
    fc.assert(
      fc.property(token, address, params, (authToken, url, record) => {
        const signature = getExpectedTwilioSignature(authToken, url, record)
        expect(
          verifySignature(authToken, { signature, url, params: overTheWire(record), body: nothing }),
        ).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('is accepted when Twilio signed it with or without the standard port', () => {
    fc.assert(
      fc.property(token, params, fc.boolean(), (authToken, record, isSecure) => {
        const [scheme, port] = isSecure ? ['https', '443'] : ['http', '80']
        const plain = `${scheme}://roi.example.se/in?x=1`
        const ported = `${scheme}://roi.example.se:${port}/in?x=1`
        for (const [configured, signed] of [
          [plain, ported],
          [ported, plain],
        ] as const) {
          const signature = getExpectedTwilioSignature(authToken, signed, record)
          expect(validateRequest(authToken, signature, configured, record)).toBe(true)
          expect(
            verifySignature(authToken, {
              signature,
              url: configured,
              params: pairsOf(record),
              body: nothing,
            }),
          ).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })
})

type Signed = { signature: string; url: string; record: Record<string, string | string[]>; authToken: string }

/** Small forgeries, each of which may leave a request as it was: then the SDK still accepts it, and so must we. */
const mutation = fc.oneof(
  fc.record({ kind: fc.constant('signature' as const), at: fc.nat(27), to: fc.constantFrom(...'AZaz09+/=') }),
  fc.record({ kind: fc.constant('value' as const), index: fc.nat(), to: value }),
  fc.record({ kind: fc.constant('drop' as const), index: fc.nat() }),
  fc.record({ kind: fc.constant('add' as const), name, to: value }),
  fc.record({ kind: fc.constant('url' as const), to: address }),
  fc.record({ kind: fc.constant('token' as const), to: token }),
  fc.record({ kind: fc.constant('case' as const) }),
  fc.record({ kind: fc.constant('double' as const) }),
)

function mutate(signed: Signed, change: typeof mutation extends fc.Arbitrary<infer T> ? T : never): Signed {
  const keys = Object.keys(signed.record)
  switch (change.kind) {
    case 'signature': {
      const { signature } = signed
      return {
        ...signed,
        signature: signature.slice(0, change.at) + change.to + signature.slice(change.at + 1),
      }
    }
    case 'value': {
      const key = keys[change.index % Math.max(1, keys.length)]
      return key === undefined ? signed : { ...signed, record: { ...signed.record, [key]: change.to } }
    }
    case 'drop': {
      const { [keys[change.index % Math.max(1, keys.length)] ?? '']: _, ...record } = signed.record
      return { ...signed, record }
    }
    case 'add':
      return { ...signed, record: { ...signed.record, [change.name]: change.to } }
    case 'url':
      return { ...signed, url: change.to }
    case 'token':
      return { ...signed, authToken: change.to }
    case 'case':
      return { ...signed, signature: signed.signature.toLowerCase() }
    case 'double':
      return { ...signed, signature: `${signed.signature}, ${signed.signature}` }
  }
}

describe('a forged form', () => {
  it('is judged as the SDK judges it', () => {
    let refused = 0
    fc.assert(
      fc.property(token, address, params, mutation, (authToken, url, record, change) => {
        const signature = getExpectedTwilioSignature(authToken, url, record)
        const forged = mutate({ signature, url, record, authToken }, change)
        const judge = validateRequest(forged.authToken, forged.signature, forged.url, forged.record)
        const ours = verifySignature(forged.authToken, {
          signature: forged.signature,
          url: forged.url,
          params: pairsOf(forged.record),
          body: nothing,
        })
        // The SDK also tries the query as Node's legacy module would write it; nobody signs that, and we do not.
        if (ours) expect(judge).toBe(true)
        if (judge && !forged.url.includes('?')) expect(ours).toBe(true)
        if (!judge) refused++
      }),
      { numRuns: 3000 },
    )
    expect(refused).toBeGreaterThan(1000)
  })
})

describe('a JSON body', () => {
  const body = fc.oneof(
    fc.json(),
    value,
    fc.constant('{"specversion":"1.0","type":"com.example.test","data":{"text":"åäö"}}'),
  )
  const signed = (authToken: string, text: string) => {
    const url = `https://roi.example.se/in?tenant=1&bodySHA256=${getExpectedBodyHash(text)}`
    return { url, signature: getExpectedTwilioSignature(authToken, url, {}) }
  }
  const bytes = (text: string) => new TextEncoder().encode(text)

  it('that the SDK signs is accepted', () => {
    fc.assert(
      fc.property(token, body, (authToken, text) => {
        const { url, signature } = signed(authToken, text)
        expect(validateRequestWithBody(authToken, signature, url, text)).toBe(true)
        expect(verifySignature(authToken, { signature, url, params: [], body: bytes(text) })).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('that was exchanged is refused, with its own hash or the old one', () => {
    fc.assert(
      fc.property(token, body, body, (authToken, text, other) => {
        fc.pre(text !== other)
        const { url, signature } = signed(authToken, text)
        const rehashed = url.replace(/bodySHA256=.*/, `bodySHA256=${getExpectedBodyHash(other)}`)
        for (const forged of [url, rehashed, url.replace(/&bodySHA256=.*/, '')])
          expect(verifySignature(authToken, { signature, url: forged, params: [], body: bytes(other) })).toBe(
            false,
          )
      }),
      { numRuns: 300 },
    )
  })
})
