import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { giveModelUse, playLiveModelUse } from './model-use.ts'
import { connectTwilio, giveHistory, keptSignIn, newOwner, type KeptSignIn } from './owner.ts'
import { accessibilityProblems, type PHONE, sidewaysScroll, useBrowser } from './visitor.ts'

type Language = 'sv' | 'en'

const PUBLIC = ['/sign-in', '/sign-up', '/forgot-password', '/reset-password']
const SIGNED_IN = [
  '/',
  '/?month=2026-10',
  '/value?part=saved_time',
  '/value?part=rescued_bookings',
  '/more',
  '/calls',
  '/calls?outcome=missed&kind=call',
  '/bookings',
  '/costs',
  '/costs?category=telephony&state=missing',
  '/costs/fixed',
  '/ai',
  '/ai?days=90&model=openai%2Fgpt-4.1-mini',
  '/integrations',
  '/assumptions',
  '/assumptions#answered_lunch',
  '/settings',
  '/not-a-page',
]

type Look = { viewport: typeof PHONE; theme: 'light' | 'dark'; locale: 'sv-SE' | 'en-GB' }

/** Every page there is, on one kind of screen, in two looks: axe finds nothing, nothing sticks out, the language is right. */
export function everyPage(looks: [string, Look][]): void {
  const { visit } = useBrowser()
  const full: Partial<Record<Language, KeptSignIn>> = {}
  const empty: Partial<Record<Language, KeptSignIn>> = {}

  beforeAll(async () => {
    for (const language of ['sv', 'en'] as const) {
      const owner = await newOwner('Salong Björk', language)
      await giveHistory((await connectTwilio(owner)).integrationId, 60)
      await giveModelUse(owner, 60)
      full[language] = keptSignIn(owner)
      empty[language] = keptSignIn(await newOwner('Salong Tom', language))
    }
  })

  describe.each(looks)('%s', (_, { viewport, theme, locale }) => {
    const language = locale === 'sv-SE' ? 'sv' : 'en'
    const pages = new Map<KeptSignIn, Promise<Page>>()
    /** One tab a visitor, who walks from page to page: each is loaded anew, its program is not. */
    const tabOf = (storage: KeptSignIn): Promise<Page> => {
      const page = pages.get(storage) ?? openTab(storage)
      pages.set(storage, page)
      return page
    }
    async function openTab(storage: KeptSignIn): Promise<Page> {
      const page = await visit({ viewport, theme, locale, stays: true, ...(storage ? { storage } : {}) })
      await playLiveModelUse(page)
      return page
    }

    it.each(PUBLIC)('%s', async (path) => {
      await expectSound(path, undefined)
    })
    it.each(SIGNED_IN)('%s with two months of calls', async (path) => {
      await expectSound(path, full[language])
    })
    it.each([
      '/',
      '/calls',
      '/bookings',
      '/assumptions',
      '/costs',
      '/costs/fixed',
      '/ai',
      '/integrations',
      '/integrations?connect=openrouter',
    ])('%s with nothing yet', async (path) => {
      await expectSound(path, empty[language])
    })

    async function expectSound(path: string, storage: KeptSignIn): Promise<void> {
      const page = await tabOf(storage)
      await page.goto(path)
      await page.locator('h1').first().waitFor()
      // What is still to come, not a button at work: an unreachable provider keeps one busy for long.
      await page.waitForFunction(() => document.querySelector('[aria-busy=true]:not(button)') === null)
      expect(await accessibilityProblems(page)).toEqual([])
      expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0)
      expect(await page.locator('html').getAttribute('lang')).toBe(language)
    }
  })
}
