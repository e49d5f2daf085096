import { afterEach, expect, it, vi } from 'vitest'
import { afterFirstPaint } from './after-first-paint'

afterEach(() => vi.unstubAllGlobals())

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
  const waiting = afterFirstPaint().then(isOver)
  browser.tell('first-paint')
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20)))
  expect(isOver).not.toHaveBeenCalled()

  browser.tell('first-contentful-paint')
  await waiting
  expect(isOver).toHaveBeenCalledOnce()
})

it('does not wait where paints are not told of', async () => {
  vi.stubGlobal('PerformanceObserver', { supportedEntryTypes: [] })
  await expect(afterFirstPaint()).resolves.toBeUndefined()
})
