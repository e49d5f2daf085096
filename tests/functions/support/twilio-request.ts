import { randomBytes } from 'node:crypto'
import { Agent, request as httpRequest } from 'node:http'
import { getExpectedBodyHash, getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js'
import type { ConnectedTwilio } from './owner.ts'

/** A request as Twilio would make it, signed by Twilio's own SDK. */
export type TwilioRequest = {
  url: string
  method: 'POST' | 'GET'
  headers: Record<string, string>
  body?: string | Uint8Array<ArrayBuffer>
}

const agent = new Agent({ keepAlive: true })

type Params = Record<string, string | string[]>

export const newCallSid = () => `CA${randomBytes(16).toString('hex')}`
export const newMessageSid = () => `SM${randomBytes(16).toString('hex')}`

/** The callback of a call that is over, as the fact sheet shows it. */
export function completedCall(connected: ConnectedTwilio, changes: Params = {}): Params {
  return {
    CallSid: newCallSid(),
    AccountSid: connected.accountSid,
    From: '+46701740605',
    To: '+46846500400',
    CallStatus: 'completed',
    Direction: 'inbound',
    CallDuration: '73',
    Duration: '2',
    SequenceNumber: '3',
    CallbackSource: 'call-progress-events',
    Timestamp: 'Tue, 10 Mar 2026 09:15:42 +0000',
    ApiVersion: '2010-04-01',
    ...changes,
  }
}

export function formRequest(connected: ConnectedTwilio, params: Params, query = ''): TwilioRequest {
  const url = connected.webhookUrl + query
  const pairs = Object.entries(params).flatMap(([name, value]) =>
    [value].flat().map((single): [string, string] => [name, single]),
  )
  return {
    url,
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': getExpectedTwilioSignature(connected.authToken, url, params),
    },
    body: new URLSearchParams(pairs).toString(),
  }
}

export function jsonRequest(connected: ConnectedTwilio, body: string): TwilioRequest {
  const url = `${connected.webhookUrl}?bodySHA256=${getExpectedBodyHash(body)}`
  return {
    url,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-twilio-signature': getExpectedTwilioSignature(connected.authToken, url, {}),
    },
    body,
  }
}

export function getRequest(connected: ConnectedTwilio, params: Record<string, string>): TwilioRequest {
  const url = `${connected.webhookUrl}?${new URLSearchParams(params)}`
  const signature = getExpectedTwilioSignature(connected.authToken, url, {})
  return { url, method: 'GET', headers: { 'x-twilio-signature': signature } }
}

/** As Twilio sends it: `fetch` would re-encode characters of the address that the signature covers. */
export function send({ url, method, headers, body }: TwilioRequest): Promise<Response> {
  const { hostname, port, origin } = new URL(url)
  const bytes = body === undefined ? undefined : Buffer.from(body)
  const framing = bytes === undefined ? {} : { 'content-length': bytes.byteLength }
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { hostname, port, path: url.slice(origin.length), method, agent, headers: { ...headers, ...framing } },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () => {
          const status = answer.statusCode ?? 0
          const entries = Object.entries(answer.headers).map(([name, value]) => [
            name,
            [value].flat().join(', '),
          ])
          const content = status === 204 ? null : Buffer.concat(chunks)
          resolve(new Response(content, { status, headers: Object.fromEntries(entries) }))
        })
      },
    )
    request.on('error', reject)
    request.end(bytes)
  })
}

export async function sendForm(connected: ConnectedTwilio, params: Params): Promise<number> {
  const response = await send(formRequest(connected, params))
  await response.body?.cancel()
  return response.status
}
