import { describe, expect, it } from 'vitest'
import { courseOf } from './call-course'

const call = {
  kind: 'call',
  started_at: '2026-11-23T08:00:00+00:00',
  answered_at: '2026-11-23T08:00:07+00:00',
  ended_at: '2026-11-23T08:02:21+00:00',
}

describe('the course of a call', () => {
  it('tells what is known, with the time since the start', () => {
    expect(courseOf(call).map(({ what, afterSeconds }) => [what, afterSeconds])).toEqual([
      ['started', null],
      ['answered', 7],
      ['ended', 141],
    ])
    expect(courseOf({ ...call, answered_at: null, ended_at: null })).toHaveLength(1)
  })

  it('makes no distance of a time that lies before the start', () => {
    const odd = courseOf({ ...call, ended_at: '2026-11-23T07:59:00+00:00' })
    expect(odd.at(-1)).toMatchObject({ what: 'ended', afterSeconds: null })
  })

  it('calls the start of a message sent', () => {
    expect(courseOf({ ...call, kind: 'sms', answered_at: null, ended_at: null })[0]?.what).toBe('sent')
  })
})
