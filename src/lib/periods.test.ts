import { describe, expect, it } from 'vitest'
import { addMonths, neighbour, periodParams, readPeriod } from './periods'

const today = '2026-11-23'
const read = (search: string) => readPeriod(new URLSearchParams(search), today)

describe('the period of a URL', () => {
  it.each([
    ['', '2026-11-01', '2026-11-23'],
    ['month=2026-10', '2026-10-01', '2026-10-31'],
    ['month=2026-02', '2026-02-01', '2026-02-28'],
    ['days=30', '2026-10-25', '2026-11-23'],
    ['days=90', '2026-08-26', '2026-11-23'],
    ['from=2026-10-03&to=2026-10-07', '2026-10-03', '2026-10-07'],
  ])('%j is %s to %s', (search, start, end) => {
    expect(read(search)).toMatchObject({ start, end })
  })

  it.each([
    'days=31',
    'days=1e9',
    'month=2026-13',
    'month=2027-01',
    'from=2026-02-30&to=2026-03-01',
    'from=x',
  ])('falls back to the running month for %j', (search) => {
    expect(read(search)).toEqual({ kind: 'month', month: '2026-11', start: '2026-11-01', end: today })
  })

  it('turns what is backwards, ends with today, and shortens what is very long', () => {
    expect(read('from=2026-10-07&to=2026-10-03')).toMatchObject({ start: '2026-10-03', end: '2026-10-07' })
    expect(read('from=2026-11-20&to=2027-05-01')).toMatchObject({ start: '2026-11-20', end: today })
    expect(read('from=2030-01-01&to=2031-01-01')).toMatchObject({ start: today, end: today })
    expect(read('from=1976-01-01&to=2026-11-23')).toMatchObject({ start: '2025-10-20', end: today })
  })

  it('is written back as it was read', () => {
    for (const search of ['', 'month=2026-10', 'days=90', 'from=2026-10-03&to=2026-10-07'])
      expect(new URLSearchParams(periodParams(read(search), today)).toString()).toBe(search)
  })
})

describe('the neighbour of a period', () => {
  it('is the next month for a month, and ends with the running one', () => {
    expect(neighbour(read(''), -1, today)).toMatchObject({ start: '2026-10-01', end: '2026-10-31' })
    expect(neighbour(read('month=2026-10'), 1, today)).toMatchObject({ start: '2026-11-01', end: today })
    expect(neighbour(read(''), 1, today)).toBeNull()
  })

  it('is as long for other periods', () => {
    expect(neighbour(read('days=30'), -1, today)).toMatchObject({ start: '2026-09-25', end: '2026-10-24' })
    expect(neighbour(read('days=30'), 1, today)).toBeNull()
  })
})

it('counts months over the turn of the year', () => {
  expect([addMonths('2026-01', -1), addMonths('2026-12', 1)]).toEqual(['2025-12', '2027-01'])
})
