import { describe, expect, it } from 'vitest'
import { faultBox, faultSchema } from './faults.ts'
import { jsonAnswer } from './simulated-provider.ts'
import { spoilAnswer } from './spoil-answer.ts'

const whole = jsonAnswer(200, { data: [{ id: 1 }], metadata: { pages: [1, 2], page: 1 } })
const fault = (what: object) => faultSchema.parse(what)

describe('a spoiled answer', () => {
  it.each([
    ['rate-limit', { status: 429, headers: { 'retry-after': '1' } }],
    ['rate-limit-bare', { status: 429 }],
    ['server-error', { status: 500 }],
    ['unauthorized', { status: 401 }],
    ['empty-body', { status: 200, body: '' }],
    ['no-content', { status: 204, body: '' }],
    ['empty', { status: 200, body: '{"data":[],"metadata":{"pages":[],"page":1}}' }],
    ['truncated', { status: 200, body: whole.body.slice(0, Math.ceil(whole.body.length / 2)) }],
    ['html', { status: 200, headers: { 'content-type': 'text/html' } }],
  ] as const)('by %s', (kind, expected) => {
    expect(spoilAnswer(kind, whole)).toMatchObject(expected)
  })

  it('says nothing of when to come back unless it is told to', () => {
    expect(spoilAnswer('rate-limit-bare', whole).headers).toBeUndefined()
  })

  it('is worded as the provider words its refusals', () => {
    const refuse = (status: number) => jsonAnswer(status, { code: status + 20_000 })
    expect(spoilAnswer('rate-limit', whole, refuse)).toEqual({
      status: 429,
      headers: { 'retry-after': '1' },
      body: '{"code":20429}',
    })
  })
})

describe('faults', () => {
  it('concern one provider, some paths, and as many requests as ordered, after some that go well', () => {
    const faults = faultBox()
    faults.add(fault({ rest: 'server-error', times: 2, after: 1, path: '/bookings', provider: 'simplybook' }))
    const take = (path = '/admin/bookings', provider = 'simplybook') => faults.takeRest(provider, path)
    expect(take('/admin/services')).toBeNull()
    expect(take('/admin/bookings', 'twilio')).toBeNull()
    expect([take(), take(), take(), take()]).toEqual([null, 'server-error', 'server-error', null])
  })

  it('are Twilio’s unless a provider is named, and are cleared for one or for all', () => {
    const faults = faultBox()
    faults.add(fault({ rest: 'html' }))
    faults.add(fault({ rest: 'timeout', provider: 'openrouter' }))
    faults.clear('openrouter')
    expect(faults.list()).toEqual([{ provider: 'twilio', rest: 'html' }])
    faults.clear()
    expect(faults.list()).toEqual([])
  })

  it('may be habits that a provider plays itself', () => {
    const faults = faultBox()
    faults.add(fault({ habit: 'bare-array', times: 1, provider: 'simplybook' }))
    faults.add(fault({ habit: 'cancelled-hidden', provider: 'simplybook' }))
    expect(faults.takeHabits('simplybook', '/x')).toEqual(new Set(['bare-array', 'cancelled-hidden']))
    expect(faults.takeHabits('simplybook', '/x')).toEqual(new Set(['cancelled-hidden']))
    expect(faults.takeHabits('twilio', '/x')).toEqual(new Set())
  })
})
