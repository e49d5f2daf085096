import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { chooseLocale, chooseTheme } from '@/hooks/use-ui-store'
import { loadMessages } from '@/lib/messages/messages'
import '@/lib/messages/page-messages'
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

await loadMessages('en')

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

/** Noise fails a test, unless the test announced it with expectConsole(). */
const announced = new Set<RegExp>()
const heard: string[] = []

/** Announces a console.error or console.warn that the test provokes on purpose. */
export const expectConsole = (pattern: RegExp) => announced.add(pattern)

beforeEach(() => {
  chooseLocale('sv')
  chooseTheme('system')
  for (const level of ['error', 'warn'] as const) {
    vi.spyOn(console, level).mockImplementation((...parts: unknown[]) => {
      const text = parts.map(String).join(' ')
      if (![...announced].some((pattern) => pattern.test(text))) heard.push(`console.${level}: ${text}`)
    })
  }
})

afterEach(() => {
  cleanup()
  const noise = heard.splice(0)
  announced.clear()
  vi.restoreAllMocks()
  localStorage.clear()
  expect(noise, 'unannounced console output').toEqual([])
})
