import { randomBytes } from 'node:crypto'
import twilio from 'twilio'
import type { ConnectedTwilio } from './owner.ts'

type Target = Pick<ConnectedTwilio, 'webhookUrl' | 'accountSid' | 'authToken'>

export function newCallSid(): string {
  return `CA${randomBytes(16).toString('hex')}`
}

/** What Twilio posts about an inbound call, signed by the official SDK. */
export async function postCall(
  { webhookUrl, accountSid, authToken }: Target,
  fields: Record<string, string>,
): Promise<Response> {
  const params: Record<string, string> = {
    AccountSid: accountSid,
    From: '+46701740642',
    To: '+46846500400',
    Direction: 'inbound',
    ApiVersion: '2010-04-01',
    CallbackSource: 'call-progress-events',
    SequenceNumber: '0',
    Timestamp: new Date().toUTCString().replace('GMT', '+0000'),
    ...fields,
  }
  return fetch(webhookUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': twilio.getExpectedTwilioSignature(authToken, webhookUrl, params),
    },
    body: new URLSearchParams(params),
  })
}
