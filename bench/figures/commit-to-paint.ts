import { randomBytes } from 'node:crypto'
import type { Page } from 'playwright-core'
import postgres from 'postgres'
import { launchBrowser } from '../../tests/support/launch-browser.ts'
import { figure, type Benchmark } from '../figure.ts'
import { connectTwilio } from '../method/connect-twilio.ts'
import { quantile } from '../method/paired-ratio.ts'
import { withPayback } from '../method/running-payback.ts'

const WARM_UP = 3
const SAMPLES = 40
/** Calls that come close together are gathered for a second; this measures one that comes by itself. */
const QUIET_MS = 1_300
/** Meanwhile a sync goes on, of which the page is told too, and which no call may have to wait for. */
const SYNC_STEP_MS = 200

export const commitToPaint: Benchmark = {
  name: 'commit-to-paint',
  measure: () =>
    withPayback(['--empty'], async (status) => {
      const owner = await connectTwilio(status)
      const sql = postgres(status.dbUrl, { max: 2, onnotice: () => undefined })
      const sync = goOn(sql, owner.integrationId)
      const browser = await launchBrowser()
      try {
        const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
        await page.goto(`${status.url}/calls`)
        await page.locator('input[type=email]').fill(owner.email)
        await page.locator('input[type=password]').fill(owner.password)
        await page.locator('form button[type=submit]').click()
        await page.waitForURL(`${status.url}/calls`)
        await page.locator('main h1').waitFor()

        const delays: number[] = []
        for (let i = 0; i < WARM_UP + SAMPLES; i++) {
          await page.waitForTimeout(QUIET_MS)
          delays.push(await paintDelay(page, sql, owner.integrationId))
        }
        return [
          figure('commit to painted row, p95', quantile(delays.slice(WARM_UP), 0.95), 'ms', { atMost: 150 }),
        ]
      } finally {
        await browser.close()
        await sync.stop()
        await sql.end()
      }
    }),
}

/** The progress of a sync, several times a second until it is stopped. */
function goOn(sql: postgres.Sql, integrationId: string) {
  let isStopped = false
  const steps = (async () => {
    while (!isStopped) {
      await sql`update public.sync_jobs set done = done + 1 where integration_id = ${integrationId}`
      await new Promise((resolve) => setTimeout(resolve, SYNC_STEP_MS))
    }
  })()
  return {
    stop() {
      isStopped = true
      return steps
    },
  }
}

/** Milliseconds from the commit of a new call to the frame in which the list shows one row more. */
async function paintDelay(page: Page, sql: postgres.Sql, integrationId: string): Promise<number> {
  // No named function inside: the names that the loader gives them do not exist in the page.
  const painted = page.evaluate(
    (selector) =>
      new Promise<number>((resolve) => {
        const known = document.querySelectorAll(selector).length
        const observer = new MutationObserver(() => {
          if (document.querySelectorAll(selector).length === known) return
          observer.disconnect()
          // The frame after the next is on the screen.
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(Date.now())))
        })
        observer.observe(document.body, { childList: true, subtree: true })
      }),
    'li[data-call]',
  )
  const now = new Date().toISOString()
  await sql`select * from private.merge_telephony_events(${integrationId}, ${sql.json([
    {
      source: 'rest',
      final: true,
      provider_ref: `CA${randomBytes(16).toString('hex')}`,
      kind: 'call',
      direction: 'inbound',
      status: 'completed',
      observed_at: now,
      started_at: now,
      ended_at: now,
      duration_seconds: 73,
    },
  ])})`
  const committed = Date.now()
  return (await painted) - committed
}
