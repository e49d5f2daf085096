import { describe, expect, it } from 'vitest'
import { keyset, pageSize } from './keyset'

const calls = keyset('started_at', 'id')
const row = (id: string, started_at: string, status = 'completed') => ({ id, started_at, status })
const place = calls.placeOf(row('b', '2026-11-23T08:00:00.123456+00:00'))

/** Writes down what a query is asked for. */
class Asked {
  readonly said: string[] = []
  or(alternatives: string) {
    this.said.push(`or=(${alternatives})`)
    return this
  }
  order(column: string, { ascending }: { ascending: boolean }) {
    this.said.push(`${column} ${ascending ? 'up' : 'down'}`)
    return this
  }
}
const asked = (conditions: string[]) => calls.arrange(new Asked(), conditions).said

describe('a keyset', () => {
  it('asks for what comes after a place, splitting equal times by id', () => {
    expect(calls.below(place)).toEqual([
      'started_at.lt."2026-11-23T08:00:00.123456+00:00",and(started_at.eq."2026-11-23T08:00:00.123456+00:00",id.lt.b)',
    ])
    expect(calls.below(null)).toEqual([])
  })

  it('asks for what comes before a place, itself included', () => {
    expect(calls.downTo(place)[0]).toMatch(/^started_at\.gt\..*,and\(started_at\.eq\..*,id\.gte\.b\)$/)
  })

  it('orders by its own columns, in every list', () => {
    expect(asked([])).toEqual(['started_at down', 'id down'])
    const value = keyset('booked_at', 'booking_id')
    expect(value.arrange(new Asked(), []).said).toEqual(['booked_at down', 'booking_id down'])
    expect(value.placeOf({ booked_at: 'then', booking_id: 'x' })).toEqual({ at: 'then', id: 'x' })
  })

  it('says all conditions in one parameter', () => {
    expect(asked(['a,b'])[0]).toBe('or=(a,b)')
    expect(asked(['a,b', 'c,d']).slice(0, -2)).toEqual(['or=(and(or(a,b),or(c,d)))'])
  })

  it('goes on below a full page, and ends with one that is not', () => {
    const page = Array.from({ length: pageSize }, (_, index) => row(`row ${index}`, '2026-11-23T08:00:00Z'))
    expect(calls.next(page)).toEqual({ at: '2026-11-23T08:00:00Z', id: `row ${pageSize - 1}` })
    expect(calls.next(page.slice(1))).toBeUndefined()
    expect(calls.next([])).toBeUndefined()
  })
})

describe('joined parts of a list', () => {
  it('show each row once, newest first, and trust the fresher reading', () => {
    const head = [row('c', '2026-11-23T09:00:00Z'), row('b', '2026-11-23T08:00:00Z', 'completed')]
    const older = [row('b', '2026-11-23T08:00:00Z', 'ringing'), row('a', '2026-11-23T07:00:00Z')]
    const joined = calls.join([head, older])
    expect(joined.map((each) => each.id)).toEqual(['c', 'b', 'a'])
    expect(joined[1]?.status).toBe('completed')
  })

  it('order rows of the same moment as the database does', () => {
    const at = '2026-11-23T08:00:00.000001+00:00'
    const later = '2026-11-23T08:00:00.000002+00:00'
    expect(calls.join([[row('a', at), row('z', at), row('m', later)]]).map((each) => each.id)).toEqual([
      'm',
      'z',
      'a',
    ])
  })
})
