import { describe, expect, it } from 'vitest'
import { isOpenDuring, readOpeningHours } from './opening-hours'

describe('opening hours', () => {
  const hours = readOpeningHours({
    mon: [
      ['09:00', '12:00'],
      ['13:30', '18:00'],
    ],
    fri: [['20:00', '24:00']],
  })

  it.each([
    [1, 8, false],
    [1, 9, true],
    [1, 11, true],
    [1, 12, false],
    [1, 13, true],
    [1, 17, true],
    [1, 18, false],
    [2, 10, false],
    [5, 23, true],
    [8, 10, false],
  ])('on weekday %i in the hour from %i: open is %s', (weekday, hour, expected) => {
    expect(isOpenDuring(hours, weekday, hour)).toBe(expected)
  })

  it.each([null, undefined, [], 'nine to five', { mon: 'all day' }, { mon: [['9', '5']] }, { monday: [] }])(
    'reads %j as unknown',
    (stored) => {
      expect(readOpeningHours(stored)).toEqual({})
    },
  )
})
