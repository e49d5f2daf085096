import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createEcho } from './echo'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function heardEcho() {
  const heard: string[] = []
  return { heard, echo: createEcho((noun) => heard.push(noun), 1000) }
}

it('says a noun once more after a while', () => {
  const { heard, echo } = heardEcho()
  echo.add(['calls', 'overview'])
  vi.advanceTimersByTime(999)
  expect(heard).toEqual([])
  vi.advanceTimersByTime(1)
  expect(heard).toEqual(['calls', 'overview'])
  vi.advanceTimersByTime(10_000)
  expect(heard).toEqual(['calls', 'overview'])
})

it('waits while the noun is named again, but not for another noun', () => {
  const { heard, echo } = heardEcho()
  echo.add(['calls', 'sync-jobs'])
  for (let second = 0; second < 5; second++) {
    vi.advanceTimersByTime(900)
    echo.add(['sync-jobs'])
  }
  expect(heard).toEqual(['calls'])
  vi.advanceTimersByTime(1000)
  expect(heard).toEqual(['calls', 'sync-jobs'])
})

it('says nothing once it is stopped', () => {
  const { heard, echo } = heardEcho()
  echo.add(['calls'])
  echo.stop()
  vi.advanceTimersByTime(10_000)
  expect(heard).toEqual([])
})
