import { describe, expect, it } from 'vitest'
import { NotUnderstood } from '../observation.ts'
import { twilioDeliveryKey } from './delivery-key.ts'
import { fieldsOf, paramsFromJson } from './fields.ts'
import { parseTwilioDelivery, wantsTwiml } from './parse-delivery.ts'

const RECEIVED = '2026-03-10T09:20:00.000Z'
const CALL = 'CA00000000000000000000000000000001'
const MESSAGE = 'SM00000000000000000000000000000002'

const completed = {
  CallSid: CALL,
  AccountSid: 'AC00000000000000000000000000000001',
  From: '+46701234567',
  To: '+46812345678',
  CallStatus: 'completed',
  Direction: 'inbound',
  CallDuration: '73',
  Duration: '2',
  SequenceNumber: '0',
  CallbackSource: 'call-progress-events',
  Timestamp: 'Tue, 10 Mar 2026 09:15:42 +0000',
  ApiVersion: '2010-04-01',
}
const delivered = {
  MessageSid: MESSAGE,
  SmsSid: MESSAGE,
  MessageStatus: 'delivered',
  SmsStatus: 'delivered',
  From: '+46766123456',
  To: '+46701234567',
  RawDlrDoneDate: '2603100916',
}
const received = {
  MessageSid: MESSAGE,
  SmsStatus: 'received',
  From: '+46701234567',
  To: '+46766123456',
  Body: 'Hej',
}

const parse = (fields: Record<string, string>) =>
  parseTwilioDelivery(fieldsOf(Object.entries(fields)), RECEIVED)
const keyOf = (fields: Record<string, string>) =>
  twilioDeliveryKey(parse(fields), fieldsOf(Object.entries(fields)))
const reasonOf = (params: [string, string][]) => {
  try {
    return parseTwilioDelivery(fieldsOf(params), RECEIVED)
  } catch (error) {
    return error instanceof NotUnderstood ? error.reason : error
  }
}

describe('a call', () => {
  it('that is over has its seconds from CallDuration, never from the billed minutes', () => {
    expect(parse(completed)).toEqual({
      source: 'webhook',
      final: true,
      sequence: 0,
      provider_ref: CALL,
      kind: 'call',
      direction: 'inbound',
      status: 'completed',
      observed_at: '2026-03-10T09:15:42.000Z',
      started_at: '2026-03-10T09:14:29.000Z',
      ended_at: '2026-03-10T09:15:42.000Z',
      duration_seconds: 73,
      answered_by: undefined,
      otherParty: '+46701234567',
      flags: [],
    })
  })

  it.each([
    ['queued', 'queued', false],
    ['initiated', 'initiated', false],
    ['ringing', 'ringing', false],
    ['in-progress', 'in_progress', false],
    ['completed', 'completed', true],
    ['busy', 'busy', true],
    ['failed', 'failed', true],
    ['no-answer', 'no_answer', true],
    ['canceled', 'canceled', true],
  ])('%s becomes %s', (word, status, final) => {
    expect(parse({ ...completed, CallStatus: word })).toMatchObject({ status, final })
  })

  it('was answered when the answered event fired', () => {
    const answered = parse({ ...completed, CallStatus: 'in-progress', CallDuration: '' })
    expect(answered.answered_at).toBe('2026-03-10T09:15:42.000Z')
    expect(answered.started_at).toBeUndefined()
  })

  it('without a time happened when we heard of it', () => {
    const { Timestamp: _none, ...rest } = completed
    expect(parse({ ...rest, CallStatus: 'ringing', CallDuration: '' })).toMatchObject({
      observed_at: RECEIVED,
      started_at: RECEIVED,
    })
  })

  it('going out is with the called number, and a dialled leg knows its parent', () => {
    const parent = 'CA00000000000000000000000000000009'
    const leg = parse({ ...completed, Direction: 'outbound-dial', ParentCallSid: parent })
    expect(leg).toMatchObject({ direction: 'outbound', otherParty: '+46812345678', parent_ref: parent })
  })

  it('keeps an unknown direction open, and only words as answered_by', () => {
    const odd = parse({ ...completed, Direction: 'sideways', AnsweredBy: 'machine_start' })
    expect(odd.direction).toBeUndefined()
    expect(odd.answered_by).toBe('machine_start')
    expect(parse({ ...completed, AnsweredBy: 'x\u0000; drop' }).answered_by).toBeUndefined()
  })
})

describe('a message', () => {
  it('coming in has no time of its own, and its text is not read', () => {
    expect(parse(received)).toEqual({
      source: 'webhook',
      final: true,
      provider_ref: MESSAGE,
      kind: 'sms',
      direction: 'inbound',
      status: 'received',
      observed_at: RECEIVED,
      started_at: RECEIVED,
      otherParty: '+46701234567',
      flags: [],
    })
  })

  it.each([
    ['queued', 'queued', false],
    ['sending', 'sending', false],
    ['sent', 'sent', false],
    ['delivered', 'delivered', true],
    ['undelivered', 'undelivered', true],
    ['failed', 'failed', true],
    ['canceled', 'canceled', true],
    ['read', 'delivered', true],
    ['receiving', 'received', true],
  ])('%s becomes %s', (word, status, final) => {
    expect(parse({ ...delivered, MessageStatus: word })).toMatchObject({ status, final, kind: 'sms' })
  })

  it('is known by its old name alone', () => {
    expect(parse({ SmsSid: MESSAGE, SmsStatus: 'sent', To: '+46701234567' }).provider_ref).toBe(MESSAGE)
  })
})

describe('not understood, and told why', () => {
  it.each<[string, Record<string, string>, string]>([
    ['an unknown call status', { ...completed, CallStatus: 'teleported' }, 'UNKNOWN_STATUS'],
    ['a status with a NUL', { ...completed, CallStatus: 'completed\u0000' }, 'UNKNOWN_STATUS'],
    ['an unknown message status', { ...delivered, MessageStatus: 'lost' }, 'UNKNOWN_STATUS'],
    ['a negative duration', { ...completed, CallDuration: '-5' }, 'INVALID_DURATION'],
    ['a fractional duration', { ...completed, CallDuration: '7.5' }, 'INVALID_DURATION'],
    ['a duration beyond all calls', { ...completed, CallDuration: '99999999999' }, 'INVALID_DURATION'],
    ['a duration with a NUL', { ...completed, CallDuration: '7\u0000' }, 'INVALID_DURATION'],
    ['a sequence that is no number', { ...completed, SequenceNumber: 'first' }, 'INVALID_SEQUENCE'],
    ['a call id of another shape', { ...completed, CallSid: "CA1'; drop table" }, 'INVALID_REFERENCE'],
    ['a call id with broken UTF-8', { ...completed, CallSid: `${CALL.slice(1)}\ufffd` }, 'INVALID_REFERENCE'],
    ['a parent id of another shape', { ...completed, ParentCallSid: MESSAGE }, 'INVALID_REFERENCE'],
    ['a time that is none', { ...completed, Timestamp: 'yesterday' }, 'INVALID_TIMESTAMP'],
    [
      'a day that is none',
      { ...completed, Timestamp: 'Tue, 99 Mar 2026 09:15:42 +0000' },
      'INVALID_TIMESTAMP',
    ],
    [
      'a year we cannot mean',
      { ...completed, Timestamp: 'Tue, 10 Mar 1926 09:15:42 +0000' },
      'INVALID_TIMESTAMP',
    ],
    ['a recording', { CallSid: CALL, RecordingSid: 'RE1', RecordingStatus: 'completed' }, 'UNKNOWN_EVENT'],
    ['a message without a status', { MessageSid: MESSAGE }, 'MISSING_FIELD'],
    ['nothing at all', {}, 'UNKNOWN_EVENT'],
  ])('%s', (_, fields, reason) => {
    expect(reasonOf(Object.entries(fields))).toBe(reason)
  })

  it('two call ids', () => {
    expect(reasonOf([...Object.entries(completed), ['CallSid', CALL.replace(/1$/, '2')]])).toBe(
      'AMBIGUOUS_FIELD',
    )
  })

  it('but the same field twice with the same value, and unknown fields, are no matter', () => {
    const params: [string, string][] = [
      ...Object.entries(completed),
      ['CallSid', CALL],
      ['Brand\u0000New', '\ufffd'],
    ]
    expect(reasonOf(params)).toMatchObject({ status: 'completed' })
  })
})

it.each([
  [{ ...completed, SequenceNumber: '3' }, `${CALL}:3:completed`],
  [{ CallSid: CALL, CallStatus: 'ringing', Direction: 'inbound' }, `${CALL}:voice:ringing`],
  [delivered, `${MESSAGE}:delivered:`],
  [{ ...delivered, MessageStatus: 'undelivered', ErrorCode: '30005' }, `${MESSAGE}:undelivered:30005`],
  [{ ...delivered, MessageStatus: 'read' }, `${MESSAGE}:read:`],
  [received, `${MESSAGE}:received`],
])('%o is the delivery %s', (fields, key) => {
  expect(keyOf(fields)).toBe(key)
})

it.each([
  [
    'a call that waits for instructions',
    { CallSid: CALL, CallStatus: 'ringing', Direction: 'inbound' },
    true,
  ],
  ['a message that waits for a reply', received, true],
  ['a status callback while ringing', { ...completed, CallStatus: 'ringing' }, false],
  ['a call that is over', completed, false],
  ['a delivered message', delivered, false],
])('%s wants TwiML: %s', (_, fields, expected) => {
  expect(wantsTwiml(fieldsOf(Object.entries(fields)))).toBe(expected)
})

it('reads the top level of a JSON object, and nothing else as one', () => {
  expect(paramsFromJson({ CallSid: CALL, SequenceNumber: 2, nested: { a: 1 }, none: null })).toEqual([
    ['CallSid', CALL],
    ['SequenceNumber', '2'],
  ])
  for (const odd of [null, [], 'text', 7]) expect(() => paramsFromJson(odd)).toThrow(NotUnderstood)
})
