import postgres from 'postgres'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { formatWholeMoney } from '@/lib/format-money'
import { dashboardDocument } from '@/lib/queries/dashboard-document'
import { connectTwilio, giveHistory, keptSignIn, newOwner, type KeptSignIn } from './support/owner.ts'
import { accessibilityProblems, PHONE, useBrowser } from './support/visitor.ts'
import { sv } from './support/words.ts'

const { visit } = useBrowser()
const words = sv.assumptions
const timeUsed = words.keys.time_used.name
let storage: KeptSignIn

beforeAll(async () => {
  const owner = await newOwner('Salong Antagen')
  await giveHistory((await connectTwilio(owner)).integrationId, 40)
  // In kronor, so that the result does not wait for a rate.
  const sql = postgres(inject('stack').dbUrl, { max: 1, onnotice: () => undefined })
  await sql`update public.telephony_events set cost_amount = 1, cost_currency = 'SEK' where user_id = ${owner.userId}`
  await sql.end()
  storage = keptSignIn(owner)
})

/** What the window says of a run: as it stands, and as it would be. */
async function netOf(page: Page, run: 'low' | 'likely' | 'high'): Promise<string[]> {
  const row = page.getByRole('dialog').getByRole('row', { name: words.effect.net[run] })
  await row.waitFor()
  return row.getByRole('cell').allInnerTexts()
}
/** The likely net that Overview is drawn from, written as the window writes it. */
async function netOnOverview(page: Page): Promise<string> {
  // What the page before still asks for is not Overview's answer.
  await page.goto('about:blank')
  const answer = page.waitForResponse('**/rpc/get_dashboard')
  await page.goto('/?days=30')
  const { range } = dashboardDocument.parse(await (await answer).json())
  return formatWholeMoney(range.likely.net_sek ?? 'unknown', 'SEK', 'sv')
}

describe('an assumption', () => {
  it('changes the answer to what was shown before it was saved, and back when it is taken back', async () => {
    const page = await visit({ storage })
    await page.goto('/assumptions?days=30#time_used')
    const row = page.locator('#time_used')
    await expect.poll(() => row.evaluate((element) => element === document.activeElement)).toBe(true)
    await row.getByRole('button', { name: words.acts.changeNamed(timeUsed) }).click()
    await page.getByLabel(words.form.likely.share).fill('75')
    const [before = '', after = ''] = await netOf(page, 'likely')
    expect(after).not.toBe(before)
    expect(await accessibilityProblems(page)).toEqual([])
    await page.getByRole('button', { name: words.form.submit, exact: true }).click()
    await page.getByText(words.form.saved(timeUsed)).waitFor()
    await row.getByText(/75\s%/).first().waitFor()
    expect(await netOnOverview(page)).toBe(after)

    await page.goto('/assumptions?days=30#time_used')
    await row
      .getByRole('button', { name: words.history.removeNamed(timeUsed, words.history.beginning) })
      .click()
    expect(await netOf(page, 'likely')).toEqual([after, before])
    await page.getByRole('dialog').getByRole('button', { name: words.removal.submit }).click()
    await row.getByText(words.states.default).waitFor()
    expect(await netOnOverview(page)).toBe(before)
  })

  it('that is confirmed on a phone is confirmed on the desk at once', async () => {
    const [desk, phone] = [await visit({ storage }), await visit({ storage, viewport: PHONE })]
    const vat = words.keys.vat_rate.name
    await Promise.all([desk.goto('/assumptions'), phone.goto('/assumptions')])
    const confirmed = desk.locator('#vat_rate').getByText(words.states.fromBeginning(words.states.confirmed))
    // Whoever has not joined the channel yet hears nothing.
    await desk.locator('[data-live=live]').waitFor()
    await phone.getByRole('button', { name: words.acts.confirmNamed(vat) }).click()
    await confirmed.waitFor()
    await phone.getByRole('button', { name: words.acts.undoNamed(vat) }).click()
    await confirmed.waitFor({ state: 'detached' })
  })
})
