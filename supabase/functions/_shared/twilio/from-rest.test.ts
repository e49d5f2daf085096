import { describe, expect, it } from 'vitest'
import { NotUnderstood } from '../observation.ts'
import { callFromRest, messageFromRest } from './from-rest.ts'

const call = {
  sid: 'CA00000000000000000000000000000001',
  parent_call_sid: null,
  from: '+46701234567',
  to: '+46812345678',
  status: 'completed',
  start_time: 'Tue, 10 Mar 2026 09:14:29 +0000',
  end_time: 'Tue, 10 Mar 2026 09:15:42 +0000',
  duration: '73',
  price: '-0.01700',
  price_unit: 'usd',
  direction: 'inbound',
  answered_by: null,
  date_created: 'Tue, 10 Mar 2026 09:14:20 +0000',
  date_updated: 'Tue, 10 Mar 2026 09:20:00 +0000',
}
const message = {
  sid: 'SM00000000000000000000000000000002',
  body: 'secret words',
  num_segments: '2',
  direction: 'outbound-api',
  from: '+46766123456',
  to: '+46701234567',
  status: 'delivered',
  price: null,
  price_unit: 'USD',
  date_created: 'Tue, 10 Mar 2026 09:00:00 +0000',
  date_sent: 'Tue, 10 Mar 2026 09:00:01 +0000',
  date_updated: 'Tue, 10 Mar 2026 09:00:02 +0000',
}

describe('a call of the list', () => {
  it('brings its price as a positive cost, exactly', () => {
    expect(callFromRest(call)).toEqual({
      source: 'rest',
      final: true,
      provider_ref: call.sid,
      kind: 'call',
      direction: 'inbound',
      status: 'completed',
      observed_at: '2026-03-10T09:20:00.000Z',
      started_at: '2026-03-10T09:14:29.000Z',
      ended_at: '2026-03-10T09:15:42.000Z',
      duration_seconds: 73,
      answered_by: undefined,
      otherParty: '+46701234567',
      cost_amount: '0.01700',
      cost_currency: 'USD',
      cost_state: 'final',
      flags: [],
    })
  })

  it('without a price says nothing about cost', () => {
    expect(callFromRest({ ...call, price: null })).not.toHaveProperty('cost_amount')
  })

  it('with a price nobody can read is flagged, and has no amount', () => {
    const odd = callFromRest({ ...call, price: '1e5' })
    expect(odd).toMatchObject({ flags: ['price_unreadable'] })
    expect(odd).not.toHaveProperty('cost_amount')
    expect(callFromRest({ ...call, price_unit: '' }).flags).toEqual(['price_unreadable'])
  })

  it('that was not answered has no duration', () => {
    const busy = callFromRest({ ...call, status: 'busy', duration: '', start_time: '', price: null })
    expect(busy).toMatchObject({ status: 'busy', started_at: '2026-03-10T09:14:20.000Z' })
    expect(busy).not.toHaveProperty('duration_seconds')
  })

  it.each([
    ['trunking-originating', 'inbound', '+46701234567'],
    ['trunking-terminating', 'outbound', '+46812345678'],
    ['outbound-dial', 'outbound', '+46812345678'],
  ])('%s is %s', (direction, expected, otherParty) => {
    expect(callFromRest({ ...call, direction })).toMatchObject({ direction: expected, otherParty })
  })

  it.each([
    ['an unknown status', { ...call, status: 'new-word' }],
    ['a negative duration', { ...call, duration: '-1' }],
    ['no id', { ...call, sid: undefined }],
    ['no object', 'call'],
  ])('with %s is not understood', (_, item) => {
    expect(() => callFromRest(item)).toThrow(NotUnderstood)
  })
})

describe('a message of the list', () => {
  it('never carries its text', () => {
    const parsed = messageFromRest(message)
    expect(JSON.stringify(parsed)).not.toContain('secret words')
    expect(parsed).toMatchObject({
      kind: 'sms',
      direction: 'outbound',
      status: 'delivered',
      segments: 2,
      started_at: '2026-03-10T09:00:01.000Z',
      otherParty: '+46701234567',
    })
  })

  it('costs for all its segments together', () => {
    expect(messageFromRest({ ...message, price: '-0.08250' })).toMatchObject({
      cost_amount: '0.08250',
      cost_state: 'final',
    })
  })
})
