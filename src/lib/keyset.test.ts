import { describe, expect, it } from 'vitest'
import { cursorOf, fromTopTo, joinRows, olderThan } from './keyset'

const row = (id: string, started_at: string, status = 'completed') => ({ id, started_at, status })

describe('a keyset cursor', () => {
  const cursor = cursorOf(row('b', '2026-11-23T08:00:00.123456+00:00'))

  it('asks for what comes after it, splitting equal times by id', () => {
    expect(olderThan(cursor)).toBe(
      'started_at.lt."2026-11-23T08:00:00.123456+00:00",and(started_at.eq."2026-11-23T08:00:00.123456+00:00",id.lt.b)',
    )
  })

  it('asks for what comes before it, itself included', () => {
    expect(fromTopTo(cursor)).toContain('id.gte.b')
    expect(fromTopTo(cursor)).toContain('started_at.gt.')
  })
})

describe('joined parts of a list', () => {
  it('show each row once, newest first, and trust the fresher reading', () => {
    const head = [row('c', '2026-11-23T09:00:00Z'), row('b', '2026-11-23T08:00:00Z', 'completed')]
    const older = [row('b', '2026-11-23T08:00:00Z', 'ringing'), row('a', '2026-11-23T07:00:00Z')]
    const joined = joinRows([head, older])
    expect(joined.map((each) => each.id)).toEqual(['c', 'b', 'a'])
    expect(joined[1]?.status).toBe('completed')
  })

  it('order rows of the same moment as the database does', () => {
    const at = '2026-11-23T08:00:00.000001+00:00'
    const later = '2026-11-23T08:00:00.000002+00:00'
    expect(joinRows([[row('a', at), row('z', at), row('m', later)]]).map((each) => each.id)).toEqual([
      'm',
      'z',
      'a',
    ])
  })
})
