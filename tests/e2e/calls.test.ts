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
import { PHONE, useBrowser } from './support/visitor.ts'
import { sv } from './support/words.ts'

const { visit } = useBrowser()
const DAYS = 20
let storage: KeptSignIn
let twilio: ConnectedTwilio
let count: number

beforeAll(async () => {
  const owner = await newOwner('Salong Lista')
  twilio = await connectTwilio(owner)
  count = await giveHistory(twilio.integrationId, DAYS)
  storage = keptSignIn(owner)
})

const rows = 'li[data-call]'

describe('the list of calls', () => {
  it('pages down to the first call, every call once, while new ones come in at the top', async () => {
    const page = await visit({ storage })
    await page.goto('/calls?outcome=answered')
    await page.locator(rows).first().waitFor()
    await postCall(twilio, { CallSid: newCallSid(), CallStatus: 'completed', CallDuration: '61' })
    const more = page.getByRole('button', { name: sv.lists.more })
    while (await more.isVisible()) {
      const before = await page.locator(rows).count()
      await more.click()
      await expect.poll(() => page.locator(rows).count()).toBeGreaterThan(before)
    }
    await page.getByText(sv.lists.end).waitFor()
    const ids = await page
      .locator(rows)
      .evaluateAll((items) => items.map((item) => item.getAttribute('data-call')))
    // Four or five of six calls a day are answered, and the one that came in meanwhile.
    expect(new Set(ids).size).toBe(ids.length)
    await expect.poll(() => page.locator(rows).count()).toBe(expectedAnswered() + 1)
  })

  it('keeps its filters in the address, names them, and clears them in one tap', async () => {
    const page = await visit({ storage })
    await page.goto('/calls')
    await page.getByLabel(sv.calls.filters.kind).selectOption('sms')
    await page.waitForURL('**/calls?kind=sms')
    await page.getByText(sv.lists.filters.nothing).waitFor()
    await page.getByRole('button', { name: sv.calls.empty.showAll }).click()
    await page.waitForURL((url) => url.search === '')
    await page.locator(rows).first().waitFor()

    await page.getByLabel(sv.calls.filters.outcome).selectOption('missed')
    await page.reload()
    expect(await page.getByLabel(sv.calls.filters.outcome).inputValue()).toBe('missed')
    await page.locator(rows).first().waitFor()
    const words = await page.locator(rows).allInnerTexts()
    expect(words.every((text) => text.includes(sv.calls.what.missed))).toBe(true)
  })

  it('filters in a sheet on a phone', async () => {
    const page = await visit({ storage, viewport: PHONE })
    await page.goto('/calls')
    await page.getByRole('button', { name: sv.lists.filters.open(0) }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel(sv.calls.filters.outcome).selectOption('missed')
    await sheet.getByRole('button', { name: sv.lists.filters.show, exact: true }).click()
    await page.waitForURL('**/calls?outcome=missed')
    await page.getByRole('button', { name: sv.lists.filters.open(1) }).waitFor()
  })

  it('survives an address that makes no sense', async () => {
    const page = await visit({ storage })
    await page.goto('/calls?outcome=dancing&from=yesterday&connection=1')
    await page.locator(rows).first().waitFor()
  })
})

describe('one call', () => {
  it('opens from the list by keyboard and leads back to the same filters', async () => {
    const page = await visit({ storage })
    await page.goto('/calls?outcome=missed')
    await page.locator(`${rows} a`).first().focus()
    await page.keyboard.press('Enter')
    await page.getByText(sv.calls.detail.facts).waitFor()
    await page.getByRole('link', { name: sv.calls.detail.back }).click()
    await page.waitForURL('**/calls?outcome=missed')
  })

  it('of another owner is not there', async () => {
    const page = await visit({ storage })
    await page.goto('/calls')
    const href = await page.locator(`${rows} a`).first().getAttribute('href')
    const stranger = await visit({ storage: keptSignIn(await newOwner()) })
    await stranger.goto(href ?? '')
    await stranger.getByText(sv.calls.detail.notFoundTitle).waitFor()
  })
})

function expectedAnswered(): number {
  return count - count / 6
}
