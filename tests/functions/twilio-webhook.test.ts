import { beforeAll, describe, expect, it, vi } from 'vitest'
import { connectTwilio, newOwner, type ConnectedTwilio, type Owner } from './support/owner.ts'
import { openStored } from './support/stored.ts'
import {
  completedCall,
  formRequest,
  getRequest,
  jsonRequest,
  newCallSid,
  newMessageSid,
  send,
  sendForm,
} from './support/twilio-request.ts'

const stored = openStored()
let owner: Owner
let twilio: ConnectedTwilio

beforeAll(async () => {
  owner = await newOwner()
})
/** Each test has an integration of its own, so that it can look at all of it. */
async function fresh(): Promise<ConnectedTwilio> {
  twilio = await connectTwilio(owner)
  return twilio
}

describe('a call', () => {
  it('is stored and merged: what came is what the row says', async () => {
    const connected = await fresh()
    const call = completedCall(connected)
    expect(await sendForm(connected, call)).toBe(204)

    expect(await stored.events(connected.integrationId)).toEqual([
      expect.objectContaining({
        provider_ref: call['CallSid'],
        kind: 'call',
        direction: 'inbound',
        status: 'completed',
        started_at: new Date('2026-03-10T09:14:29Z'),
        ended_at: new Date('2026-03-10T09:15:42Z'),
        duration_seconds: 73,
        cost_amount: null,
        caller_number_hint: '05',
        flags: [],
      }),
    ])
    expect(await stored.deliveries(connected.integrationId)).toEqual([
      expect.objectContaining({ outcome: 'processed', reason: null }),
    ])
  })

  it('keeps the caller readable for nobody who has only the database', async () => {
    const connected = await fresh()
    await sendForm(connected, completedCall(connected))
    const dump = JSON.stringify([
      await stored.events(connected.integrationId),
      await stored.deliveries(connected.integrationId),
    ])
    expect(dump).not.toContain('46701740605')
    expect(dump).not.toContain('701740605')
    expect(dump).not.toContain(connected.authToken)
  })

  it('from the same caller has the same keyed hash within the account, and another elsewhere', async () => {
    const [first, second] = [await fresh(), await fresh()]
    const other = await connectTwilio(await newOwner())
    for (const connected of [first, second, other]) await sendForm(connected, completedCall(connected))
    const [a, b, c] = await Promise.all(
      [first, second, other].map(async ({ integrationId }) => {
        const [row] = await stored.events(integrationId)
        return Buffer.from(row?.caller_number_hash ?? []).toString('hex')
      }),
    )
    expect(a).toHaveLength(64)
    expect(b).toBe(a)
    expect(c).not.toBe(a)
  })

  it('from a withheld number has no number at all', async () => {
    const connected = await fresh()
    for (const From of ['anonymous', '+266696687', 'sip:x@y.z', '72345'])
      expect(await sendForm(connected, completedCall(connected, { From }))).toBe(204)
    for (const event of await stored.events(connected.integrationId))
      expect(event).toMatchObject({
        caller_number_encrypted: null,
        caller_number_hash: null,
        caller_number_hint: null,
      })
  })

  it('and its dialled leg are two rows, the leg knowing its parent', async () => {
    const connected = await fresh()
    const parent = completedCall(connected)
    const leg = completedCall(connected, {
      ParentCallSid: parent['CallSid'] ?? '',
      Direction: 'outbound-dial',
    })
    await sendForm(connected, parent)
    await sendForm(connected, leg)
    const events = await stored.events(connected.integrationId)
    expect(events.map(({ parent_ref }) => parent_ref).filter(Boolean)).toEqual([parent['CallSid']])
  })

  it('that ends before it starts is stored and flagged', async () => {
    const connected = await fresh()
    const CallSid = newCallSid()
    await sendForm(
      connected,
      completedCall(connected, {
        CallSid,
        CallStatus: 'ringing',
        CallDuration: '',
        SequenceNumber: '1',
        Timestamp: 'Tue, 10 Mar 2026 10:00:00 +0000',
      }),
    )
    const { CallDuration: _none, ...noDuration } = completedCall(connected, {
      CallSid,
      CallStatus: 'no-answer',
    })
    expect(await sendForm(connected, noDuration)).toBe(204)
    const late = completedCall(connected, { CallStatus: 'no-answer', CallDuration: '0' })
    expect(await sendForm(connected, late)).toBe(204)
    const rows = await stored.sql`
      select flags from public.telephony_events where integration_id = ${connected.integrationId}
        and ended_at < started_at and not flags @> '{ends_before_start}'`
    expect(rows).toEqual([])
    expect(await stored.events(connected.integrationId)).toHaveLength(2)
  })
})

describe('a message', () => {
  it('that came in never shows its text outside the encrypted delivery', async () => {
    const connected = await fresh()
    const MessageSid = newMessageSid()
    const Body = 'Hemligt ärende'
    const request = formRequest(connected, {
      MessageSid,
      SmsSid: MessageSid,
      AccountSid: connected.accountSid,
      From: '+46701740605',
      To: '+46766123456',
      Body,
      NumMedia: '0',
      NumSegments: '1',
      SmsStatus: 'received',
      FromCity: '',
    })
    const response = await send(request)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('text/xml')
    expect(await response.text()).toMatch(/<Response\/>$/)

    expect(await stored.events(connected.integrationId)).toEqual([
      expect.objectContaining({ kind: 'sms', direction: 'inbound', status: 'received' }),
    ])
    const everywhere = await stored.sql<{ text: string }[]>`
      select (select coalesce(string_agg(t::text, ''), '') from public.telephony_events t
              where integration_id = ${connected.integrationId}) ||
             (select coalesce(string_agg(d::text, ''), '') from public.webhook_deliveries d
              where integration_id = ${connected.integrationId}) as text`
    // Words that no hash and no ciphertext of these rows can hold by chance.
    for (const word of Body.split(' ')) {
      expect(everywhere[0]?.text).not.toContain(word)
      expect(everywhere[0]?.text).not.toContain(Buffer.from(word).toString('hex'))
    }
  })

  it('that goes out reaches its last state in any order', async () => {
    const connected = await fresh()
    const MessageSid = newMessageSid()
    for (const MessageStatus of ['delivered', 'queued', 'sent', 'sending'])
      await sendForm(connected, {
        MessageSid,
        MessageStatus,
        AccountSid: connected.accountSid,
        To: '+46701740605',
      })
    expect(await stored.events(connected.integrationId)).toEqual([
      expect.objectContaining({ kind: 'sms', direction: 'outbound', status: 'delivered' }),
    ])
  })
})

describe('other forms of the same', () => {
  it('GET carries everything in the address', async () => {
    const connected = await fresh()
    const CallSid = newCallSid()
    const response = await send(
      getRequest(connected, {
        CallSid,
        AccountSid: connected.accountSid,
        CallStatus: 'busy',
        Direction: 'outbound-api',
        To: "d'Arc & söner",
      }),
    )
    expect(response.status).toBe(204)
    expect((await stored.events(connected.integrationId))[0]).toMatchObject({ status: 'busy' })
  })

  it('JSON is signed by its hash', async () => {
    const connected = await fresh()
    const response = await send(jsonRequest(connected, JSON.stringify(completedCall(connected))))
    expect(response.status).toBe(204)
    expect((await stored.events(connected.integrationId))[0]).toMatchObject({ status: 'completed' })
  })

  it('a call that waits for instructions gets an empty answer in TwiML', async () => {
    const connected = await fresh()
    const response = await send(
      formRequest(connected, {
        CallSid: newCallSid(),
        AccountSid: connected.accountSid,
        CallStatus: 'ringing',
        Direction: 'inbound',
        From: '+46701740605',
        To: '+46846500400',
      }),
    )
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('text/xml')
  })

  it('a query in the configured address is part of what is signed', async () => {
    const connected = await fresh()
    const request = formRequest(connected, completedCall(connected), "?branch=d'Arc%20&x=%C3%A5")
    expect((await send(request)).status).toBe(204)
    expect((await send({ ...request, url: connected.webhookUrl })).status).toBe(403)
  })
})

describe('after the answer', () => {
  it('one line in function_logs, of the account, without personal data', async () => {
    const connected = await fresh()
    const response = await send(formRequest(connected, completedCall(connected)))
    const id = response.headers.get('x-request-id')
    const [row] = await vi.waitFor(
      async () => {
        const rows = await stored.sql`select * from public.function_logs where request_id = ${id}`
        expect(rows).toHaveLength(1)
        return rows
      },
      { timeout: 5000, interval: 50 },
    )
    expect(row).toMatchObject({
      user_id: owner.userId,
      function_name: 'twilio-webhook',
      outcome: 'ok',
      http_status: 204,
      error_code: null,
    })
  })

  it('the integration says when it last heard something', async () => {
    const connected = await fresh()
    await sendForm(connected, completedCall(connected))
    const [row] = await stored.sql<{ last_event_at: Date | null }[]>`
      select last_event_at from public.integrations where id = ${connected.integrationId}`
    expect(Date.now() - (row?.last_event_at?.getTime() ?? 0)).toBeLessThan(60_000)
  })
})
