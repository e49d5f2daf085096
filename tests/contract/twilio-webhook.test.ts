import fc from 'fast-check'
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js'
import { beforeAll, expect, it } from 'vitest'
import { connectTwilio, newOwner, type ConnectedTwilio } from '../functions/support/owner.ts'
import { completedCall, formRequest, newCallSid, send } from '../functions/support/twilio-request.ts'

// The running function, through the gateway: nothing on the way may change a character that was signed.

let connected: ConnectedTwilio
beforeAll(async () => {
  connected = await connectTwilio(await newOwner())
})

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom('', ' ', "d'Arc", '+46', '%2B', '\u0000', '&=?#', 'åäö'),
)
const extra = fc.dictionary(fc.stringMatching(/^X[A-Za-z]{1,8}$/), text, {
  maxKeys: 6,
  noNullPrototype: true,
})
const query = fc
  .array(
    fc.tuple(
      fc.stringMatching(/^[a-z]{1,5}$/),
      fc.constantFrom('', 'a', "d'Arc", 'a+b', '%C3%A5', '%2f', '(x)*', '~', ':@,;$', '%27'),
    ),
    { maxLength: 3 },
  )
  .map((pairs) => (pairs.length > 0 ? `?${pairs.map(([name, value]) => `${name}=${value}`).join('&')}` : ''))

it('accepts what the SDK signs, whatever is in fields and query', async () => {
  await fc.assert(
    fc.asyncProperty(extra, query, async (fields, search) => {
      const response = await send(formRequest(connected, { ...completedCall(connected), ...fields }, search))
      expect(response.status).toBe(204)
    }),
    { numRuns: 100 },
  )
})

it('accepts what the SDK signs as GET', async () => {
  await fc.assert(
    fc.asyncProperty(extra, async (fields) => {
      const all = { CallSid: newCallSid(), AccountSid: connected.accountSid, CallStatus: 'busy', ...fields }
      const url = `${connected.webhookUrl}?${new URLSearchParams(all)}`
      const signature = getExpectedTwilioSignature(connected.authToken, url, {})
      const headers = { 'x-twilio-signature': signature }
      expect((await send({ url, method: 'GET', headers })).status).toBe(204)
    }),
    { numRuns: 50 },
  )
})

/** What the SDK expects for a form. */
function signatureOf(url: string, form: string): string {
  const params: Record<string, string[]> = {}
  for (const [name, value] of new URLSearchParams(form)) (params[name] ??= []).push(value)
  return getExpectedTwilioSignature(connected.authToken, url, params)
}

it('refuses the same with one character changed', async () => {
  await fc.assert(
    fc.asyncProperty(extra, fc.nat(), fc.constantFrom(...'aZ09%+&='), async (fields, place, character) => {
      const request = formRequest(connected, { ...completedCall(connected), ...fields })
      const body = String(request.body)
      const at = place % body.length
      const forged = body.slice(0, at) + character + body.slice(at + 1)
      // Twilio signs names and values with nothing between them, so another form can have the same signature.
      fc.pre(signatureOf(request.url, forged) !== signatureOf(request.url, body))
      expect((await send({ ...request, body: forged })).status).toBe(403)
    }),
    { numRuns: 150 },
  )
})
