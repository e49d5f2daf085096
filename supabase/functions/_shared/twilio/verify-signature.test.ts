import { describe, expect, it } from 'vitest'
import { candidateUrls, sign, signedFields, verifySignature, type SignedRequest } from './verify-signature.ts'

// The vectors of the fact sheet, section 2.1; each equals what the official SDK computes.
const AUTH_TOKEN = '12345678901234567890123456789012'
const BASE = 'https://roi.example.se/functions/v1/telephony-webhook/twilio'
const V1_BODY =
  'CallSid=CA00000000000000000000000000000001&AccountSid=AC00000000000000000000000000000001&From=%2B46701234567&To=%2B46812345678&CallStatus=completed&Direction=inbound&CallDuration=73&Duration=2&SequenceNumber=0&CallbackSource=call-progress-events&Timestamp=Tue%2C+10+Mar+2026+09%3A15%3A42+%2B0000&ApiVersion=2010-04-01'
const V2_BODY =
  'MessageSid=SM00000000000000000000000000000002&Body=Hej%21+Tid+f%C3%B6r+%C3%A5terbes%C3%B6k%3F+&From=%2B46701234567&To=%2B46766123456&NumMedia=0&NumSegments=1&SmsStatus=received&FromCity='
const V3_BODY = '{"specversion":"1.0","type":"com.example.test","data":{"text":"åäö"}}'
const V3_HASH = '8cac40a6ab8540b625caa1d6da160d5f9eb37792691970dc699b3f4c127260b2'

const form = (body: string) => [...new URLSearchParams(body)]
const bytes = (text: string) => new TextEncoder().encode(text)
const request = (partial: Partial<SignedRequest>): SignedRequest => ({
  signature: null,
  url: BASE,
  params: [],
  body: bytes(''),
  ...partial,
})

const v1 = request({
  signature: 'CDC9dS0czmwpnhWsfteubqDuo74=',
  url: `${BASE}?tenant=a1b2`,
  params: form(V1_BODY),
})
const v2 = request({ signature: '/mqr8nRLbU6EPaQ5ka2gTls2mQw=', params: form(V2_BODY) })
const v3 = request({
  signature: 'iSo4aNXgJg4+LJKO80t9vZSm2cM=',
  url: `${BASE}?tenant=a1b2&bodySHA256=${V3_HASH}`,
  body: bytes(V3_BODY),
})
const v4 = request({
  signature: 'bM5K8JjT5lfkXVkRP3wYr6FLMGQ=',
  url: `${BASE}?CallSid=CA00000000000000000000000000000001&CallStatus=completed`,
})
const v5 = request({
  signature: 'oYN1ANjopoIVhVNEb9gUG5ZIy2A=',
  params: [
    ['MediaUrl', 'b'],
    ['MediaUrl', 'a'],
    ['MediaUrl', 'b'],
    ['X', '1'],
  ],
})

describe('verifySignature accepts', () => {
  it.each([
    ['V1 form', v1],
    ['V1 signed with the standard port', { ...v1, signature: '0EwhsrBJAmo26xFfRewPF+BGwaM=' }],
    ['V2 UTF-8, a trailing space, an empty value', v2],
    ['V3 JSON by its hash', v3],
    ['V4 GET', v4],
    ['V5 a repeated name', v5],
    ['any order of arrival', { ...v1, params: [...v1.params].reverse() }],
  ])('%s', (_, signed) => {
    expect(verifySignature(AUTH_TOKEN, signed)).toBe(true)
  })

  it('an address configured with the standard port, signed without it', () => {
    const url = v1.url.replace('.se/', '.se:443/')
    expect(verifySignature(AUTH_TOKEN, { ...v1, url })).toBe(true)
  })

  it('a query whose apostrophe was re-encoded on the way', () => {
    const signature = sign(AUTH_TOKEN, `${BASE}?name=d'Arc`)
    expect(verifySignature(AUTH_TOKEN, request({ signature, url: `${BASE}?name=d%27Arc` }))).toBe(true)
  })
})

const without = (name: string) => v1.params.filter(([field]) => field !== name)
const changed = (signed: SignedRequest, name: string, value: string) =>
  signed.params.map(([field, old]): [string, string] => [field, field === name ? value : old])
const rehashed = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a' // of {}

describe('verifySignature refuses', () => {
  it.each<[string, SignedRequest]>([
    ['no signature', { ...v1, signature: null }],
    ['an empty signature', { ...v1, signature: '' }],
    ['two signatures in one header', { ...v1, signature: `${v1.signature}, ${v1.signature}` }],
    ['a signature with other padding bits', { ...v1, signature: 'CDC9dS0czmwpnhWsfteubqDuo75=' }],
    ['a signature in another case', { ...v1, signature: v1.signature?.toUpperCase() ?? null }],
    ['http instead of https', { ...v1, url: v1.url.replace('https:', 'http:') }],
    ['the query dropped', { ...v1, url: BASE }],
    ['an extra trailing slash', { ...v1, url: `${BASE}/?tenant=a1b2` }],
    ['a path without /functions/v1', { ...v1, url: v1.url.replace('/functions/v1', '') }],
    ['a changed duration', { ...v1, params: changed(v1, 'CallDuration', '74') }],
    ['a field removed', { ...v1, params: without('ApiVersion') }],
    ['a field added', { ...v1, params: [...v1.params, ['Extra', '1']] }],
    ['a number left undecoded', { ...v1, params: changed(v1, 'From', '%2B46701234567') }],
    ['a plus turned into a space', { ...v1, params: changed(v1, 'From', ' 46701234567') }],
    ['a trimmed text', { ...v2, params: changed(v2, 'Body', 'Hej! Tid för återbesök?') }],
    ['an empty value dropped', { ...v2, params: v2.params.filter(([name]) => name !== 'FromCity') }],
    ['a JSON body changed', { ...v3, body: bytes(V3_BODY.replace('åäö', 'aao')) }],
    ['a JSON body re-serialised', { ...v3, body: bytes(V3_BODY.replace(':', ': ')) }],
    ['the body hash stripped', { ...v3, url: `${BASE}?tenant=a1b2` }],
    [
      "an attacker's body with its own hash",
      { ...v3, url: `${BASE}?bodySHA256=${rehashed}`, body: bytes('{}') },
    ],
    ['a fragment left in the address', { ...v1, url: `${v1.url}#rc=2` }],
    ['a case-insensitive sort', { ...v1, signature: 'rqD3/qECdfncU1TBV0tIOovBV4Q=' }],
    ['HMAC-SHA256', { ...v1, signature: 'YEwBQgluGJ1grwBppYv63IPw3mW2aP2attYdJI1mFNA=' }],
  ])('%s', (_, signed) => {
    expect(verifySignature(AUTH_TOKEN, signed)).toBe(false)
  })

  it('another auth token', () => {
    expect(verifySignature('22345678901234567890123456789012', v1)).toBe(false)
  })
})

it('signs the string of the fact sheet', () => {
  expect(v1.url + signedFields(v1.params)).toBe(
    'https://roi.example.se/functions/v1/telephony-webhook/twilio?tenant=a1b2AccountSidAC00000000000000000000000000000001ApiVersion2010-04-01CallDuration73CallSidCA00000000000000000000000000000001CallStatuscompletedCallbackSourcecall-progress-eventsDirectioninboundDuration2From+46701234567SequenceNumber0TimestampTue, 10 Mar 2026 09:15:42 +0000To+46812345678',
  )
})

it.each([
  ['https://a.se/x?y', ['https://a.se/x?y', 'https://a.se:443/x?y']],
  ['http://127.0.0.1:54321/x', ['http://127.0.0.1:54321/x', 'http://127.0.0.1/x']],
  ['not an address', []],
])('tries %s with and without its port', (url, expected) => {
  expect(candidateUrls(url)).toEqual(expected)
})
