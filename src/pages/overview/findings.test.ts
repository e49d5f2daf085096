import { describe, expect, it } from 'vitest'
import { addDays, listDays, weekdayOf } from '@/lib/local-days'
import { dayFinding, type DayValue } from './findings'

const start = '2026-10-26'
const days = (count: number, value: (weekday: number, index: number) => number): DayValue[] =>
  listDays(start, addDays(start, count - 1)).map((day, index) => ({
    day,
    value: value(weekdayOf(day), index),
  }))

describe('what days say', () => {
  it('names the weekday that is busy most weeks', () => {
    const finding = dayFinding(
      days(28, (weekday) => (weekday === 6 ? 30 : weekday === 7 ? 2 : 14)),
      20,
    )
    expect(finding).toMatchObject({ says: 'weekday', weekday: 6 })
  })

  it('does not call one wild Saturday a habit', () => {
    const finding = dayFinding(
      days(28, (_, index) => (index === 5 ? 90 : 10)),
      20,
    )
    expect(finding).toEqual({ says: 'peak', day: addDays(start, 5), value: 90 })
  })

  it('needs three weeks for a habit', () => {
    expect(
      dayFinding(
        days(14, (weekday) => (weekday === 6 ? 20 : 14)),
        20,
      ),
    ).toMatchObject({ says: 'steady' })
  })

  it('says the average when nothing stands out', () => {
    expect(
      dayFinding(
        days(28, (_, index) => 13 + (index % 3)),
        20,
      ),
    ).toMatchObject({ says: 'steady' })
  })

  it('says nothing of too little', () => {
    expect(
      dayFinding(
        days(28, () => 0),
        20,
      ),
    ).toEqual({ says: 'too-few' })
    expect(
      dayFinding(
        days(2, () => 50),
        20,
      ),
    ).toEqual({ says: 'too-few' })
    expect(dayFinding([], 0)).toEqual({ says: 'too-few' })
  })
})
