import { describe, expect, it } from 'vitest'
import { dueMinutes } from './due-minutes.ts'

const at = (text: string) => new Date(`2026-11-23T${text}Z`)
const due = (last: string, now: string) =>
  dueMinutes(at(last), at(now)).map(
    ({ minute, wild, fixed }) =>
      `${minute.toISOString().slice(11, 16)}${wild ? ' wild' : ''}${fixed ? ' fixed' : ''}`,
  )

describe('dueMinutes', () => {
  it('nothing within the minute', () => expect(due('10:00', '10:00:59.999')).toEqual([]))
  it('the next minute', () => expect(due('10:00', '10:01:00.000')).toEqual(['10:01 wild fixed']))
  it('a short gap is caught up whole', () =>
    expect(due('10:00', '10:04:10')).toEqual([
      '10:01 wild fixed',
      '10:02 wild fixed',
      '10:03 wild fixed',
      '10:04 wild fixed',
    ]))
  it('a longer gap: fixed times for each minute, wildcards once', () =>
    expect(due('10:00', '10:06:30')).toEqual([
      '10:01 fixed',
      '10:02 fixed',
      '10:03 fixed',
      '10:04 fixed',
      '10:05 fixed',
      '10:06 fixed',
      '10:06 wild',
    ]))
  it('more than three hours: on from now', () => expect(due('10:00', '13:01')).toEqual(['13:01 wild fixed']))
  it('a clock set back: wildcards only', () => expect(due('10:00', '09:30')).toEqual(['09:30 wild']))
  it('a clock set back far: on from now', () => expect(due('10:00', '06:30')).toEqual(['06:30 wild fixed']))
})
