import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeEach, vi } from 'vitest'
import { chooseLocale, chooseTheme } from '@/hooks/use-ui-store'
import { loadMessages, loadPageMessages } from '@/lib/messages/messages'
import { expectSilence, listenToConsole } from './console-noise'
import './fake-socket'

/** The settings that index.html would carry; the network is mocked, so nobody is at this address. */
for (const [name, content] of [
  ['payback-supabase-url', 'http://payback.test'],
  ['payback-publishable-key', 'sb_publishable_test'],
] as const) {
  const meta = document.createElement('meta')
  meta.name = name
  meta.content = content
  document.head.append(meta)
}

await Promise.all([loadMessages('en'), loadPageMessages('en'), loadPageMessages('sv')])

// A busy machine is no reason for a test to fail.
configure({ asyncUtilTimeout: 5000 })
vi.setConfig({ testTimeout: 30_000 })

// Four hundred options in one list make every search by role slow in jsdom; two show the same.
Intl.supportedValuesOf = () => ['Europe/London', 'Europe/Stockholm']

// jsdom has no layout: what asks for it gets a still answer.
window.scrollTo = () => undefined
Element.prototype.scrollIntoView ??= () => undefined
window.matchMedia ??= (media: string) =>
  Object.assign(new EventTarget(), {
    media,
    matches: false,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  })

beforeEach(() => {
  chooseLocale('sv')
  chooseTheme('system')
  listenToConsole()
})

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  localStorage.clear()
  expectSilence()
})
