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
  await giveHistory(twilio.integrationId, 40)
  storage = keptSignIn(owner)
})

const words = sv.overview
const funnelStep = (page: Page, name: string) =>
  page.locator('dl > div', { has: page.locator('dt', { hasText: new RegExp(`^${name}`) }) })

describe('Overview', () => {
  it('counts a call that comes in while it is open', async () => {
    const page = await visit({ storage })
    await page.goto('/?days=30')
    const count = () =>
      funnelStep(page, words.charts.funnel.calls)
        .locator('dd b')
        .innerText()
        .then((text) => Number(text.replace(/\D/g, '')))
    const shown = await count()
    const CallSid = newCallSid()
    await postCall(twilio, { CallSid, CallStatus: 'completed', CallDuration: '125' })
    await expect.poll(count).toBe(shown + 1)
  })

  it('keeps its period in the address', async () => {
    const page = await visit({ storage })
    await page.goto('/?days=90')
    const picker = page.getByRole('combobox', { name: words.period.label })
    await expect.poll(() => picker.inputValue()).toBe('90')
    await picker.selectOption('30')
    await page.waitForURL('**/?days=30')
  })

  it('shows every chart as a table too', async () => {
    const page = await visit({ storage })
    await page.goto('/?days=30')
    await page.locator('.recharts-surface').first().waitFor()
    const toTable = page.getByRole('button', { name: words.charts.table })
    const charts = await toTable.count()
    expect(charts).toBe(4)
    for (let i = 0; i < charts; i++) await toTable.first().click()
    expect(await page.getByRole('table').count()).toBe(charts)
  })

  it('asks for its figures once, beside the account', async () => {
    const page = await visit({ storage })
    const asked: string[] = []
    page.on('request', (request) => {
      const { pathname } = new URL(request.url())
      if (pathname.startsWith('/rest/') && request.method() !== 'OPTIONS') asked.push(pathname)
    })
    await page.goto('/')
    await page.getByText(words.trust.title).waitFor()
    expect(new Set(asked)).toEqual(new Set(['/rest/v1/accounts', '/rest/v1/rpc/get_dashboard']))
  })

  it('says so when its figures cannot be read, and recovers by the button', async () => {
    const page = await visit({ storage })
    await page.route('**/rpc/get_dashboard', (route) =>
      route.fulfill({ status: 500, json: { code: 'XX000', message: 'broken' } }),
    )
    await page.goto('/?days=30')
    await page.getByText(sv.errors.block.server).waitFor()
    await page.unrouteAll()
    await page.getByRole('button', { name: sv.common.acts.retry }).first().click()
    await funnelStep(page, words.charts.funnel.calls).waitFor()
    expect(browser.expectErrors(/status of 500|PostgrestError: broken/)).toBeGreaterThan(0)
  })
})
