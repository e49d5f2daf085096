import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeEach } from 'vitest'
import { chooseLocale, chooseTheme } from '@/hooks/use-ui-store'
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

// A busy machine is no reason for a test to fail.
configure({ asyncUtilTimeout: 5000 })

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
})

afterEach(() => {
  cleanup()
  localStorage.clear()
})
