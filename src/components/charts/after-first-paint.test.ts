import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { afterFirstPaint } from './after-first-paint'

const frameMs = 16

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('requestAnimationFrame', (paint: () => void) => setTimeout(paint, frameMs))
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** A browser that tells of its paints when told to. */
function paintingBrowser() {
  let tell: (name: string) => void = () => undefined
  class Observer {
    static readonly supportedEntryTypes = ['paint']
    constructor(heard: (list: { getEntriesByName: (name: string) => unknown[] }) => void) {
      tell = (painted) => heard({ getEntriesByName: (name) => (name === painted ? [{}] : []) })
    }
    observe() {
      return undefined
    }
    disconnect() {
      return undefined
    }
  }
  vi.stubGlobal('PerformanceObserver', Observer)
  return { tell: (name: string) => tell(name) }
}

it('waits for paint with content, not for the first stroke of the brush', async () => {
  const browser = paintingBrowser()
  const isOver = vi.fn()
  void afterFirstPaint().then(isOver)
  browser.tell('first-paint')
  await vi.advanceTimersByTimeAsync(10 * frameMs)
  expect(isOver).not.toHaveBeenCalled()

  browser.tell('first-contentful-paint')
  await vi.advanceTimersByTimeAsync(frameMs + 1)
  expect(isOver).toHaveBeenCalledOnce()
})

it('does not wait where paints are not told of', async () => {
  vi.stubGlobal('PerformanceObserver', { supportedEntryTypes: [] })
  const isOver = vi.fn()
  void afterFirstPaint().then(isOver)
  await vi.advanceTimersByTimeAsync(frameMs + 1)
  expect(isOver).toHaveBeenCalledOnce()
})
