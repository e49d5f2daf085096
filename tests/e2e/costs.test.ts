import { readFile } from 'node:fs/promises'
import Big from 'big.js'
import type { Page } from 'playwright-core'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { addDays } from '../../src/lib/local-days.ts'
import {
  connectTwilio,
  giveHistory,
  keptSignIn,
  localToday,
  newOwner,
  type KeptSignIn,
  type Owner,
} from './support/owner.ts'
import { PHONE, useBrowser } from './support/visitor.ts'
import { sv } from './support/words.ts'

const { visit } = useBrowser()
const words = sv.costs
const sql = postgres(inject('stack').dbUrl, { max: 1, onnotice: () => undefined })
let owner: Owner
let storage: KeptSignIn
const days = (count: number) => addDays(localToday(), count)

beforeAll(async () => {
  owner = await newOwner('Salong Kostnad')
  await giveHistory((await connectTwilio(owner)).integrationId, 20)
  storage = keptSignIn(owner)
  // A currency that no bank knows, on two of the days; the first ten of them have a rate.
  await sql`
    update public.telephony_events set cost_currency = 'XAG'
    where user_id = ${owner.userId} and started_at between ${days(-5)} and ${days(-2)}`
  await sql`
    insert into public.exchange_rates (currency, rate_date, sek_per_unit, source)
    select c, ${days(-20)}::date + n, 9.35344 + n * 0.01, 'riksbank'
    from unnest(array['USD', 'EUR']) c, generate_series(0, 3) n
    on conflict (currency, rate_date) do nothing`
})
afterAll(() => sql.end())

const rows = 'li[data-line]'

async function showAll(page: Page): Promise<void> {
  const more = page.getByRole('button', { name: sv.lists.more })
  await page.locator(rows).first().waitFor()
  while (await more.isVisible()) {
    const before = await page.locator(rows).count()
    await more.click()
    await expect.poll(() => page.locator(rows).count()).toBeGreaterThan(before)
  }
}

/** The file that the button gives, as rows of cells. */
async function download(page: Page): Promise<string[][]> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: words.export.act }).click(),
  ])
  const text = await readFile(await file.path(), 'utf8')
  return text
    .slice(1)
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(';'))
}
const amountOf = (text = '') => new Big(text === '' ? 0 : text.replace(',', '.'))

describe('the costs of a period', () => {
  it('add up: the page’s total, its parts, its lines and the file are the same sum', async () => {
    const page = await visit({ storage })
    await page.goto(`/costs?from=${days(-20)}&to=${days(-12)}`)
    await showAll(page)
    const ids = await page
      .locator(rows)
      .evaluateAll((items) => items.map((item) => item.getAttribute('data-line')))
    const total = new Big((await page.locator('[data-total]').getAttribute('data-total')) ?? 'none')

    const [sum] = await sql<{ sum: string; lines: number }[]>`
      select trim_scale(sum(amount_sek))::text as sum, count(*)::int as lines from public.ledger
      where user_id = ${owner.userId} and line_id in ${sql(ids.map(String))}`
    expect(new Set(ids).size).toBe(ids.length)
    expect({ lines: sum?.lines, sum: sum?.sum }).toEqual({ lines: ids.length, sum: total.toFixed() })

    const file = await download(page)
    expect(file).toHaveLength(ids.length + 2 + (file.at(-2)?.[0] === words.export.rounding ? 1 : 0))
    const written = file.slice(1, -1).reduce((all, cells) => all.plus(amountOf(cells[9])), new Big(0))
    expect(written.toFixed(2)).toBe(total.round(2, Big.roundHalfUp).toFixed(2))
    expect(amountOf(file.at(-1)?.[9]).toFixed(2)).toBe(written.toFixed(2))
  })

  it('say what has no rate, and leave it out of the sum', async () => {
    const page = await visit({ storage })
    await page.goto(`/costs?from=${days(-4)}&to=${days(-3)}&category=telephony`)
    await page.getByText(words.summary.missingTitle, { exact: true }).waitFor()
    expect(await page.locator('strong[data-total]').count()).toBe(0)
    expect(await page.getByText(words.summary.unknown, { exact: true }).count()).toBe(1)
    expect(await page.locator(rows).first().textContent()).toContain(words.list.noRate)
  })
})

describe('a fixed cost', () => {
  it('is added, lies in the ledger by the day, is ended and removed', async () => {
    const page = await visit({ storage, viewport: PHONE })
    await page.goto('/costs/fixed')
    await page.getByRole('button', { name: words.fixed.add }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel(words.fixed.form.name).fill('Växel')
    await form.getByLabel(words.fixed.form.amountMonthly).fill('1 499,50')
    await form.getByLabel(words.fixed.form.startsOn).fill(days(-40))
    await form.getByRole('button', { name: words.fixed.form.submit }).click()
    await page.getByText('Växel', { exact: true }).waitFor()
    const stored = () => sql`
      select amount::text, ends_on::text from public.fixed_costs where user_id = ${owner.userId}`
    expect([...(await stored())]).toEqual([{ amount: '1499.50', ends_on: null }])

    await page.getByRole('button', { name: words.fixed.changeNamed('Växel') }).click()
    await form.getByLabel(words.fixed.form.endsOn).fill(days(-2))
    await form.getByRole('button', { name: words.fixed.form.submit }).click()
    await expect.poll(stored).toEqual([{ amount: '1499.50', ends_on: days(-2) }])

    await page.goto(`/costs?from=${days(-3)}&to=${days(0)}&category=fixed`)
    await page.locator(rows).first().waitFor()
    expect(await page.locator(rows).count()).toBe(2)
    await page.locator(rows).first().getByRole('link').click()
    await page.waitForURL('**/costs/fixed')
    await page.getByRole('button', { name: words.fixed.removeNamed('Växel') }).click()
    await form.getByRole('button', { name: words.fixed.removal.submit }).click()
    await page.getByRole('heading', { name: words.fixed.emptyTitle }).waitFor()
    expect([...(await stored())]).toEqual([])
  })
})
