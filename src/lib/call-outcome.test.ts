import { describe, expect, it } from 'vitest'
import { isCharged, isUnderWay, outcomeOf } from './call-outcome'

const call = (status: string, direction: string | null, duration_seconds: number | null) =>
  outcomeOf({ kind: 'call', status, direction, duration_seconds })
const sms = (status: string, direction: string | null) =>
  outcomeOf({ kind: 'sms', status, direction, duration_seconds: null })

describe('the outcome of a call', () => {
  it('is answered only with time on the line', () => {
    expect(call('completed', 'inbound', 134)).toBe('answered')
    expect(call('completed', 'outbound', 1)).toBe('answered')
    expect(call('completed', 'inbound', 0)).toBe('missed')
    expect(call('completed', 'inbound', null)).toBe('missed')
  })

  it.each(['no_answer', 'busy', 'canceled', 'failed'])('%s is missed when somebody called us', (status) => {
    expect(call(status, 'inbound', 0)).toBe('missed')
    expect(call(status, 'outbound', 0)).toBe('unanswered')
    expect(call(status, null, 0)).toBe('unanswered')
  })

  it.each(['queued', 'initiated', 'ringing', 'in_progress'])('%s is under way', (status) => {
    expect(call(status, 'inbound', null)).toBe('in_progress')
  })
})

describe('the outcome of a message', () => {
  it.each([
    ['received', 'inbound', 'received'],
    ['queued', 'inbound', 'received'],
    ['delivered', 'outbound', 'delivered'],
    ['sent', 'outbound', 'delivered'],
    ['sending', 'outbound', 'under_way'],
    ['undelivered', 'outbound', 'undelivered'],
    ['failed', 'outbound', 'undelivered'],
  ])('%s %s is %s', (status, direction, expected) => {
    expect(sms(status, direction)).toBe(expected)
  })
})

describe('what a row costs', () => {
  const row = (kind: string, status: string, duration_seconds: number | null) => ({
    kind,
    status,
    duration_seconds,
    direction: 'inbound',
  })

  it('is awaited only where the provider charges', () => {
    expect(isCharged(row('call', 'completed', 12))).toBe(true)
    expect(isCharged(row('call', 'completed', 0))).toBe(false)
    expect(isCharged(row('call', 'no_answer', 0))).toBe(false)
    expect(isCharged(row('call', 'in_progress', null))).toBe(false)
    expect(isCharged(row('sms', 'undelivered', null))).toBe(true)
    expect(isCharged(row('sms', 'failed', null))).toBe(false)
  })

  it('is not judged before the row is over', () => {
    expect(isUnderWay(row('call', 'ringing', null))).toBe(true)
    expect(isUnderWay(row('call', 'busy', null))).toBe(false)
    expect(isUnderWay({ ...row('sms', 'sending', null), direction: 'outbound' })).toBe(true)
  })
})
