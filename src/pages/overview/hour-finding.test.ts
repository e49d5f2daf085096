import { describe, expect, it } from 'vitest'
import type { OpeningHours } from '@/lib/opening-hours'
import { hourFinding } from './hour-finding'

const open: OpeningHours = { mon: [['09:00', '18:00']], tue: [['09:30', '18:00']], sat: [] }
const at = (weekday: number, hour: number, calls: number, missed = 0) => ({ weekday, hour, calls, missed })

describe('what the hours say', () => {
  it('says how many call when the business is closed', () => {
    const finding = hourFinding([at(1, 10, 15), at(1, 19, 5)], open)
    expect(finding).toEqual({ says: 'closed', share: 0.25 })
  })

  it('counts an hour that is half open as open', () => {
    expect(hourFinding([at(2, 9, 20)], open)).toMatchObject({ says: 'busiest' })
    expect(hourFinding([at(2, 8, 20)], open)).toMatchObject({ says: 'closed', share: 1 })
  })

  it('names the busiest two hours when few call after closing', () => {
    const finding = hourFinding([at(1, 11, 30), at(1, 12, 40), at(1, 15, 20)], open)
    expect(finding).toEqual({ says: 'busiest', from: 11, to: 13, share: 70 / 90 })
  })

  it('says first that calls are missed, when they are many', () => {
    expect(hourFinding([at(1, 10, 80, 2), at(1, 20, 20, 9)], open)).toEqual({ says: 'missed-closed' })
    expect(hourFinding([at(1, 12, 60, 6), at(1, 13, 40, 5), at(1, 9, 10, 1)], open)).toEqual({
      says: 'missed-at',
      from: 12,
      to: 14,
    })
  })

  it('makes nothing of a few missed calls', () => {
    expect(hourFinding([at(1, 10, 30, 9)], open)).toMatchObject({ says: 'busiest' })
    expect(hourFinding([at(1, 10, 200, 12)], open)).toMatchObject({ says: 'busiest' })
  })

  it('does not judge hours it does not know', () => {
    expect(hourFinding([at(7, 3, 40)], {})).toMatchObject({ says: 'busiest' })
    expect(hourFinding([at(7, 3, 40)], { mon: [] })).toMatchObject({ says: 'busiest' })
  })

  it('says nothing of too little', () => {
    expect(hourFinding([at(1, 11, 19)], open)).toEqual({ says: 'too-few' })
    expect(hourFinding([], open)).toEqual({ says: 'too-few' })
  })
})
