import { afterEach, beforeEach, vi } from 'vitest'
import { loadMessages, loadPageMessages } from '@/lib/messages/messages'
import { expectSilence, listenToConsole } from './console-noise'

// Most tests are about plain functions and run without a document, which takes longer to make than they do to run.
if (typeof document !== 'undefined') {
  await import('./hasty-reveals')
  const { setUpDom } = await import('./setup-dom')
  setUpDom()
}

await Promise.all([loadMessages('en'), loadPageMessages('en'), loadPageMessages('sv')])

// A busy machine is no reason for a test to fail.
vi.setConfig({ testTimeout: 30_000 })

beforeEach(() => listenToConsole())

afterEach(() => {
  vi.restoreAllMocks()
  expectSilence()
})
