import { describe, expect, it } from 'vitest'
import { addSpan, copyMonday, draftOf, hoursOf, isValidDay, readClock, setOpen } from './hours-draft'

describe('readClock', () => {
  it.each([
    ['9', '09:00'],
    ['9.30', '09:30'],
    ['0930', '09:30'],
    [' 18:00 ', '18:00'],
    ['24:00', '24:00'],
    ['24:01', null],
    ['9:75', null],
    ['lunch', null],
    ['', null],
  ])('reads %j as %j', (typed, clock) => {
    expect(readClock(typed)).toBe(clock)
  })
})

describe('isValidDay', () => {
  it.each([
    [[], true],
    [[['09:00', '18:00']], true],
    [
      [
        ['09:00', '12:00'],
        ['13:00', '18:00'],
      ],
      true,
    ],
    [
      [
        ['09:00', '12:00'],
        ['12:00', '18:00'],
      ],
      true,
    ],
    [
      [
        ['09:00', '13:00'],
        ['12:00', '18:00'],
      ],
      false,
    ],
    [[['18:00', '09:00']], false],
    [[['09:00', '09:00']], false],
    [[['', '18:00']], false],
    [[['nio', '18:00']], false],
  ] as [[string, string][], boolean][])('finds %j to be %j', (spans, isValid) => {
    expect(isValidDay(spans)).toBe(isValid)
  })
})

it('keeps only the days that are open, and reads them back the same', () => {
  const hours = { mon: [['09:00', '18:00']], sat: [['10:00', '15:00']] } satisfies ReturnType<typeof hoursOf>
  expect(hoursOf(draftOf(hours))).toEqual(hours)
  expect(hoursOf(setOpen(draftOf(hours), 'sat', false))).toEqual({ mon: [['09:00', '18:00']] })
})

it('adds the time after a lunch break, which is valid at once', () => {
  const draft = addSpan(draftOf({ mon: [['09:00', '12:00']] }), 'mon')
  expect(draft.mon).toEqual([
    ['09:00', '12:00'],
    ['13:00', '18:00'],
  ])
  expect(isValidDay(addSpan(draft, 'mon').mon)).toBe(true)
})

it('spreads Monday over the working week and leaves the weekend alone', () => {
  const draft = copyMonday(draftOf({ mon: [['08:00', '16:00']], sat: [['10:00', '15:00']] }))
  expect(Object.keys(hoursOf(draft))).toEqual(['mon', 'tue', 'wed', 'thu', 'fri', 'sat'])
  expect(draft.fri).toEqual([['08:00', '16:00']])
})
