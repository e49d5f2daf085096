import { describe, expect, it } from 'vitest'
import { outcomeOf } from './call-outcome'

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
