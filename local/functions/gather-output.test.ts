import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { gatherOutput } from './gather-output.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('writes the lines of a moment at once and in their order', () => {
  const written: string[] = []
  const output = gatherOutput((text) => written.push(text))
  output.say(['a'])
  vi.advanceTimersByTime(5)
  output.say(['b', 'c'])
  expect(written).toEqual([])
  vi.runAllTimers()
  output.say(['d'])
  vi.runAllTimers()
  expect(written).toEqual(['a\nb c\n', 'd\n'])
})

it('writes what is left when it is asked to, once', () => {
  const written: string[] = []
  const output = gatherOutput((text) => written.push(text))
  output.say(['a'])
  output.flush()
  vi.runAllTimers()
  expect(written).toEqual(['a\n'])
})

it('leaves to the console what only that can write', () => {
  const output = gatherOutput(() => undefined)
  expect([['%s', 'a'], [{ a: 1 }], ['a', 1], [new Error('x')]].map((parts) => output.say(parts))).toEqual(
    Array(4).fill(false),
  )
  expect(output.say([])).toBe(true)
})
