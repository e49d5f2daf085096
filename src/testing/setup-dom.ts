import '@testing-library/jest-dom/vitest'
import { cleanup, configure, getConfig } from '@testing-library/react'
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

// While something is waited for, nobody reads why it is not there yet: the page is printed once, when time is up.
configure(({ getElementError: withPage }) => ({
  getElementError(message, container) {
    const isWaiting = Reflect.get(getConfig(), '_disableExpensiveErrorDiagnostics') === true
    const error = isWaiting ? new Error(message ?? '') : withPage(message, container)
    // The line to show is the test's, not this file's.
    const stack = error.stack?.replaceAll(/\n.*setup-dom\.ts.*/g, '')
    return Object.assign(error, { name: 'TestingLibraryElementError', stack })
  },
}))

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

/** Every test begins as a visitor who never was here, and leaves no page behind. */
export function setUpDom(): void {
  beforeEach(() => {
    chooseLocale('sv')
    chooseTheme('system')
  })

  afterEach(() => {
    cleanup()
    localStorage.clear()
  })
}
