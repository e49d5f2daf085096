import { createHmac, randomBytes } from 'node:crypto'

export type TwilioTarget = { webhookUrl: string; accountSid: string; authToken: string }

/** One finished call as Twilio posts it, ready for the wire, each with an id of its own. */
export function callCompletedRequest({ webhookUrl, accountSid, authToken }: TwilioTarget): Buffer {
  const fields = callCompletedFields(accountSid)
  const url = new URL(webhookUrl)
  const body = new URLSearchParams(fields).toString()
  const head = [
    `POST ${url.pathname} HTTP/1.1`,
    `Host: ${url.host}`,
    'Content-Type: application/x-www-form-urlencoded',
    `X-Twilio-Signature: ${sign(authToken, webhookUrl, fields)}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`)
}

export function callCompletedFields(accountSid: string): Record<string, string> {
  return {
    CallSid: `CA${randomBytes(16).toString('hex')}`,
    AccountSid: accountSid,
    From: '+46701740605',
    To: '+46846500400',
    CallStatus: 'completed',
    Direction: 'inbound',
    CallDuration: '73',
    Duration: '2',
    SequenceNumber: '0',
    CallbackSource: 'call-progress-events',
    Timestamp: new Date().toUTCString().replace('GMT', '+0000'),
    ApiVersion: '2010-04-01',
  }
}

function sign(authToken: string, url: string, fields: Record<string, string>): string {
  const names = Object.keys(fields).sort()
  return createHmac('sha1', authToken)
    .update(url + names.map((name) => name + fields[name]).join(''))
    .digest('base64')
}
