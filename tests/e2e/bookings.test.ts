import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { giveBusiness } from './support/give-business.ts'
import { keptSignIn, type KeptSignIn } from './support/owner.ts'
import { accessibilityProblems, PHONE, sidewaysScroll, useBrowser } from './support/visitor.ts'
import { sv } from './support/words.ts'

const { visit } = useBrowser()
const words = sv.bookings
const rows = 'li[data-booking]'
let storage: KeptSignIn

beforeAll(async () => {
  storage = keptSignIn(await giveBusiness('Salong Bokning'))
})

const firstId = async (page: Page): Promise<string> => {
  const id = await page.locator(rows).first().getAttribute('data-booking')
  if (id === null) throw new Error('The first row has no booking')
  return id
}
const mark = (page: Page, id: string, name: string) =>
  page.locator(`[data-booking="${id}"]`).getByRole('button', { name, exact: true })

describe('the list of bookings', () => {
  it('takes one tap for whether the client came, keeps it, and takes it back with the same tap', async () => {
    const page = await visit({ storage })
    await page.goto('/bookings?unmarked=yes')
    await page.locator(rows).first().waitFor()
    const waiting = await page.locator(rows).count()
    const id = await firstId(page)
    await page.goto('/bookings')
    await mark(page, id, words.mark.completed).click()
    await page.getByText(words.mark.saved.completed).waitFor()
    await page.reload()
    expect(await mark(page, id, words.mark.completed).getAttribute('aria-pressed')).toBe('true')

    await page.goto('/bookings?unmarked=yes')
    await expect.poll(() => page.locator(rows).count()).toBe(waiting - 1)
    await page.goto('/bookings')
    await mark(page, id, words.mark.completed).click()
    await page.getByText(words.mark.saved.none).waitFor()
    await page.reload()
    expect(await mark(page, id, words.mark.completed).getAttribute('aria-pressed')).toBe('false')
  })

  it('keeps its filters in the address', async () => {
    const page = await visit({ storage })
    await page.goto('/bookings')
    await page.locator(rows).first().waitFor()
    await page.getByLabel(words.filters.status).selectOption('no_show')
    await page.waitForURL('**/bookings?status=no_show')
    await page.reload()
    expect(await page.getByLabel(words.filters.status).inputValue()).toBe('no_show')
    await page.locator(rows).first().waitFor()
    const pressed = page.getByRole('button', { name: words.mark.no_show, pressed: true })
    await expect.poll(() => pressed.count()).toBe(await page.locator(rows).count())
  })
})

describe('a booking by itself', () => {
  it('is not from that call when the owner says so, and is again when he takes it back', async () => {
    const page = await visit({ storage })
    await page.goto('/bookings?tier=A')
    await page.locator(rows).first().waitFor()
    await page.goto(`/bookings/${await firstId(page)}`)
    await page.getByText(words.origin.reasons['call_named'] ?? '').waitFor()
    await page.getByRole('button', { name: words.origin.reject }).click()
    await page.getByText(words.origin.verdicts.rejected).waitFor()
    await page.reload()
    await page.getByText(words.origin.verdicts.rejected).waitFor()
    await page.getByRole('button', { name: words.origin.undo }).click()
    await page.getByText(words.origin.reasons['call_named'] ?? '').waitFor()
  })

  it('is linked by hand to a call that the owner chooses', async () => {
    const page = await visit({ storage })
    await page.goto('/bookings?tier=B')
    await page.locator(rows).first().waitFor()
    await page.goto(`/bookings/${await firstId(page)}`)
    await page.getByRole('button', { name: words.origin.linkOther }).click()
    const dialog = page.getByRole('dialog', { name: words.origin.dialog.title })
    await dialog.locator('li button:not([aria-current])').first().click()
    await page.getByText(words.origin.verdicts.linked).waitFor()
    await page.getByText(words.tiers['A'] ?? '').waitFor()
  })
})

describe.each([
  ['on a desk', {}],
  ['on a phone', { viewport: PHONE, theme: 'dark' }],
] as const)('%s', (_, look) => {
  it.each([
    ['a booking', '/bookings', 'data-booking'],
    ['a call', '/calls', 'data-call'],
  ])('%s by itself is sound', async (_what, list, attribute) => {
    const page = await visit({ storage, ...look })
    await page.goto(list)
    const row = page.locator(`li[${attribute}]`).first()
    await row.waitFor()
    await page.goto(`${list}/${await row.getAttribute(attribute)}`)
    await page.getByRole('heading', { level: 2 }).first().waitFor()
    await page.waitForFunction(() => document.querySelector('[aria-busy=true]:not(button)') === null)
    expect(await accessibilityProblems(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0)
  })
})
