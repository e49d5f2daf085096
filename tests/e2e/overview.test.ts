import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  connectTwilio,
  giveHistory,
  keptSignIn,
  newOwner,
  type ConnectedTwilio,
  type KeptSignIn,
} from './support/owner.ts'
import { newCallSid, postCall } from './support/twilio.ts'
import { useBrowser } from './support/visitor.ts'
import { sv } from './support/words.ts'

const browser = useBrowser()
const { visit } = browser
let storage: KeptSignIn
let twilio: ConnectedTwilio

beforeAll(async () => {
  const owner = await newOwner('Salong Summa')
  twilio = await connectTwilio(owner)
  await giveHistory(twilio.integrationId, 12)
  storage = keptSignIn(owner)
})

const { facts } = sv.overview
const fact = (page: Page, name: string) =>
  page.locator('dl > div', { has: page.locator('dt', { hasText: new RegExp(`^${name}`) }) }).locator('dd a')

describe('Overview', () => {
  it.each([facts.calls, facts.answered, facts.missed])('%s opens the rows it counts', async (name) => {
    const page = await visit({ storage })
    await page.goto('/?days=7')
    const link = fact(page, name)
    const shown = Number((await link.innerText()).replace(/\D/g, ''))
    await link.click()
    await page.waitForURL('**/calls?*')
    expect(shown).toBeGreaterThan(0)
    expect(await countRows(page)).toBe(shown)
  })

  it('counts a call that comes in while it is open, in the figures and in the latest calls', async () => {
    const page = await visit({ storage })
    await page.goto('/')
    const shown = Number((await fact(page, facts.calls).innerText()).replace(/\D/g, ''))
    const CallSid = newCallSid()
    await postCall(twilio, { CallSid, CallStatus: 'completed', CallDuration: '125' })
    await expect
      .poll(async () => Number((await fact(page, facts.calls).innerText()).replace(/\D/g, '')))
      .toBe(shown + 1)
    await page.getByText('2 min 5 s').first().waitFor()
  })

  it('keeps its period in the address', async () => {
    const page = await visit({ storage })
    await page.goto('/?days=90')
    await page.getByText(sv.overview.period.heading(90)).waitFor()
    await page.getByLabel(sv.overview.period.label).selectOption('7')
    await page.waitForURL('**/?days=7')
    await page.getByText(sv.overview.period.heading(7)).waitFor()
  })

  it('shows every chart as a table too', async () => {
    const page = await visit({ storage })
    await page.goto('/')
    await page.locator('.recharts-surface').first().waitFor()
    const toTable = page.getByRole('button', { name: sv.overview.charts.table })
    const charts = await toTable.count()
    expect(charts).toBeGreaterThan(1)
    for (let i = 0; i < charts; i++) await toTable.first().click()
    expect(await page.getByRole('table').count()).toBe(charts)
  })

  it('lives on when its figures cannot be read, and recovers by the button', async () => {
    const page = await visit({ storage })
    await page.route('**/rpc/get_call_overview', (route) =>
      route.fulfill({ status: 500, json: { code: 'XX000', message: 'broken' } }),
    )
    await page.goto('/')
    await page.getByText(sv.errors.block.server).waitFor()
    await page.getByText(sv.overview.latest.title).waitFor()
    await page.unrouteAll()
    await page.getByRole('button', { name: sv.common.acts.retry }).first().click()
    await fact(page, facts.calls).waitFor()
    expect(browser.expectErrors(/status of 500|PostgrestError: broken/)).toBeGreaterThan(0)
  })
})

async function countRows(page: Page): Promise<number> {
  await page.locator('li[data-call]').first().waitFor()
  const more = page.getByRole('button', { name: sv.calls.list.more })
  while (await more.isVisible()) {
    const before = await page.locator('li[data-call]').count()
    await more.click()
    await expect.poll(() => page.locator('li[data-call]').count()).toBeGreaterThan(before)
  }
  return page.locator('li[data-call]').count()
}
