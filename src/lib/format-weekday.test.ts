import { describe, expect, it } from 'vitest'
import { formatShortDay, formatWeekday, formatWeekdayAndDay } from './format-weekday'

describe('weekdays and short days', () => {
  it('are said without full stops, Monday first', () => {
    expect([1, 6, 7].map((each) => formatWeekday(each, 'sv', 'long'))).toEqual(['måndag', 'lördag', 'söndag'])
    expect([1, 6, 7].map((each) => formatWeekday(each, 'sv', 'short'))).toEqual(['mån', 'lör', 'sön'])
    expect(formatWeekday(6, 'en', 'long')).toBe('Saturday')
    expect(formatWeekdayAndDay('2026-11-21', 'sv')).toBe('lör 21 nov')
    expect(formatShortDay('2026-11-02', 'sv')).toBe('2 nov')
    expect(formatShortDay('2026-11-02', 'en')).toBe('2 Nov')
  })
})
