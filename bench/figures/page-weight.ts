import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../../tests/support/launch-browser.ts'
import { figure, type Benchmark } from '../figure.ts'
import { withPayback } from '../method/running-payback.ts'

type Script = { url: string; bytes: number; requestedAt: number }
type Weight = { all: number; beforeFirstPaint: number }

/** Bytes of JavaScript that crossed the wire, headers left out, as the browser itself counted them. */
async function scriptsOf(page: Page): Promise<Weight> {
  await page.waitForLoadState('networkidle')
  const { scripts, firstPaint } = await page.evaluate(() => ({
    firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    scripts: performance
      .getEntriesByType('resource')
      .filter((entry): entry is PerformanceResourceTiming => entry instanceof PerformanceResourceTiming)
      .filter((entry) => new URL(entry.name).pathname.endsWith('.js'))
      .map((entry): Script => ({
        url: entry.name,
        bytes: entry.encodedBodySize,
        requestedAt: entry.startTime,
      })),
  }))
  if (scripts.length === 0 || firstPaint === 0) throw new Error(`No script or no paint seen on ${page.url()}`)
  const sum = (list: Script[]) => list.reduce((total, { bytes }) => total + bytes, 0) / 1024
  return { all: sum(scripts), beforeFirstPaint: sum(scripts.filter((s) => s.requestedAt <= firstPaint)) }
}

async function freshPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  return context.newPage()
}

export const pageWeight: Benchmark = {
  name: 'page-weight',
  measure: () =>
    withPayback([], async (status) => {
      if (!status.demo)
        throw new Error('The weight of Overview is measured with demo data, and there is none')
      const browser = await launchBrowser()
      try {
        const signIn = await freshPage(browser)
        await signIn.goto(`${status.url}/sign-in`)
        await signIn.locator('input[type=password]').waitFor()
        const signInWeight = await scriptsOf(signIn)

        await signIn.locator('input[type=email]').fill(status.demo.email)
        await signIn.locator('input[type=password]').fill(status.demo.password)
        await signIn.locator('form button[type=submit]').click()
        await signIn.waitForURL(`${status.url}/`)
        const overview = await freshPage(browser)
        await overview.context().addInitScript(
          (kept) => {
            for (const [key, value] of Object.entries(kept)) localStorage.setItem(key, value)
          },
          await signIn.evaluate(() => ({ ...localStorage })),
        )
        await overview.goto(status.url)
        await overview.locator('.recharts-surface').first().waitFor()
        const overviewWeight = await scriptsOf(overview)
        return [
          figure('sign-in JavaScript', signInWeight.all, 'KB', { atMost: 170 }),
          figure('Overview JavaScript before first paint', overviewWeight.beforeFirstPaint, 'KB', {
            atMost: 210,
          }),
          figure('Overview JavaScript with charts', overviewWeight.all, 'KB', { atMost: 340 }),
        ]
      } finally {
        await browser.close()
      }
    }),
}
