import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import { launchBrowser } from '../../support/launch-browser.ts'

export const DESKTOP = { width: 1440, height: 900 }
export const PHONE = { width: 375, height: 812 }

export type VisitorOptions = {
  viewport?: { width: number; height: number }
  theme?: 'light' | 'dark'
  locale?: 'sv-SE' | 'en-GB'
  /** A sign-in kept from an earlier visit. */
  storage?: BrowserContextOptions['storageState']
  /** Stays for the tests that follow, with what it has loaded already. */
  stays?: boolean
}

/** One browser for the tests of a file; whatever a page logs as an error fails the test that caused it. */
export function useBrowser() {
  let browser: Browser
  const contexts: BrowserContext[] = []
  const problems: string[] = []

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()))
    expect(problems.splice(0), 'errors in the browser').toEqual([])
  })
  afterAll(() => browser.close())

  return {
    /** A page of somebody who was never here, or who comes back with `storage`. */
    async visit(options: VisitorOptions = {}): Promise<Page> {
      const { viewport = DESKTOP, theme = 'light', locale = 'sv-SE', storage, stays = false } = options
      const context = await browser.newContext({
        baseURL: inject('stack').url,
        viewport,
        colorScheme: theme,
        locale,
        timezoneId: 'Europe/Stockholm',
        reducedMotion: 'reduce',
        permissions: ['clipboard-read', 'clipboard-write'],
        ...(storage ? { storageState: storage } : {}),
      })
      if (!stays) contexts.push(context)
      const page = await context.newPage()
      page.setDefaultTimeout(10_000)
      page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`))
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(`${page.url()}: ${message.text()}`)
      })
      return page
    },
    /** For a test that provokes an error on purpose: takes the matching ones out of the list and says how many there were. */
    expectErrors(pattern: RegExp): number {
      const kept = problems.filter((problem) => !pattern.test(problem))
      const expected = problems.length - kept.length
      problems.splice(0, problems.length, ...kept)
      return expected
    },
  }
}

/**
 * What axe finds, as lines to read. Our pages have no frames, so nothing is put together in a second page, and of what
 * is in order nothing is described: the same rules and findings in less than half the time.
 */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}`),
  )
}

/** How far the page can be scrolled sideways, in px: nothing, or something sticks out. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
