import Big from 'big.js'
import type { Page, Response } from 'playwright-core'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '@/lib/local-days'
import { dashboardDocument, type Dashboard } from '@/lib/queries/dashboard-document'
import { giveBusiness } from './support/give-business.ts'
import { keptSignIn, localToday, type KeptSignIn } from './support/owner.ts'
import { useBrowser } from './support/visitor.ts'
import { sv } from './support/words.ts'

const { visit } = useBrowser()
const words = sv.overview
let storage: KeptSignIn
let page: Page
let dashboard: Dashboard
/** A finished week with a finished week before it. */
const period = { from: addDays(localToday(), -7), to: addDays(localToday(), -1) }

beforeAll(async () => {
  storage = keptSignIn(await giveBusiness())
})

beforeEach(async () => {
  page = await visit({ storage })
  const answered = page.waitForResponse((response) => response.url().endsWith('/rpc/get_dashboard'))
  await page.goto(`/?from=${period.from}&to=${period.to}`)
  dashboard = dashboardDocument.parse(await (await answered).json())
  await page.getByText(words.trust.title).waitFor()
})

const chart = (unit: string) => page.locator('figure', { hasText: unit })
const bar = (name: string) =>
  page.locator('figure dl > div', { has: page.locator('dt', { hasText: new RegExp(`^${name}$`) }) })
/** A number as the page writes it, without what sets it off. */
const digits = (text: string) =>
  Number(
    text
      .replace(/\u2212/g, '-')
      .replace(/[^\d,-]/g, '')
      .replace(',', '.'),
  )

/** Takes the link and shows all there is, a page at a time; answers how many rows there are. */
async function openAll(take: () => Promise<void>, row: string): Promise<number> {
  await take()
  await page.locator(row).first().waitFor()
  const more = page.getByRole('button', { name: /^Visa (fler|äldre)/ })
  while (await more.isVisible()) {
    const before = await page.locator(row).count()
    await more.click()
    await expect.poll(() => page.locator(row).count()).toBeGreaterThan(before)
  }
  return page.locator(row).count()
}

/** What the page is answered from now on by one address, row by row. */
function collect<Row>(path: string, rowsOf: (body: unknown) => Row[]): () => Promise<Row[]> {
  const bodies: Promise<unknown>[] = []
  page.on('response', (response: Response) => {
    if (response.url().includes(path) && response.request().method() !== 'OPTIONS')
      bodies.push(response.json())
  })
  return async () => (await Promise.all(bodies)).flatMap(rowsOf)
}

const total = (amounts: (string | number | null)[]) =>
  amounts.reduce<Big>((sum, amount) => sum.plus(amount ?? 0), new Big(0))
/** Rows that were read twice, since something changed meanwhile, count once. */
const once = <Row>(rows: Row[], idOf: (row: Row) => string) => [
  ...new Map(rows.map((row) => [idOf(row), row])).values(),
]

describe('the rows behind the value', () => {
  it.each([
    [words.charts.net.bookings, '/booking_values', 'booking_id', 'extra_sek'],
    [words.charts.net.time, '/call_values', 'call_id', 'labour_sek'],
  ] as const)('%s', async (name, path, id, amount) => {
    const shown = await bar(name).locator('dd').innerText()
    const rows = collect(path, (body) => body as Record<string, string | number | null>[])
    const count = await openAll(() => bar(name).getByRole('link').click(), '[data-value-row]')
    const read = once(await rows(), (row) => String(row[id]))
    const tile = amount === 'extra_sek' ? dashboard.value.extra_sek : dashboard.value.labour_sek

    expect(read).toHaveLength(count)
    expect(count).toBeGreaterThan(10)
    expect(
      total(read.map((row) => row[amount] ?? null))
        .minus(tile ?? 'unknown')
        .abs()
        .toNumber(),
    ).toBeLessThan(0.005)
    expect(digits(shown)).toBe(Math.round(Number(tile)))
    expect(await page.locator('[data-sum]').getAttribute('data-sum')).toBe(tile)
  })
})

describe('the rows behind the cost', () => {
  it.each(['telephony', 'ai', 'fixed'])('%s', async (category) => {
    const { name } = words.category(category)
    const shown = await bar(name).locator('dd').innerText()
    const count = await openAll(() => bar(name).getByRole('link').click(), '[data-line]')
    const part = dashboard.cost.parts.find((each) => each.category === category)

    // The fee that is paid once is listed beside, and said to be in no sum.
    expect(count).toBe((part?.lines ?? 0) + (category === 'fixed' ? 1 : 0))
    expect(await page.locator('[data-total]').getAttribute('data-total')).toBe(part?.amount_sek)
    expect(digits(shown)).toBe(-Math.round(Number(part?.amount_sek)))
  })

  it('of one day', async () => {
    await chart(words.charts.costs.unit).getByRole('button', { name: words.charts.table }).click()
    const row = chart(words.charts.costs.unit).getByRole('row').nth(1)
    const shown = digits(await row.locator('td').last().innerText())
    const count = await openAll(() => row.getByRole('link').click(), '[data-line]')
    const day = dashboard.days.at(-1)
    expect(count).toBeGreaterThan(2)
    const costs = await page.locator('[data-total]').getAttribute('data-total')
    expect(costs).toBe(total(Object.values(day?.cost ?? {})).toFixed())
    expect(shown).toBe(Number(Number(costs).toFixed(2)))
  })

  it('of the change, without the fee that is paid once', async () => {
    await page
      .getByRole('list', { name: words.facts.label })
      .getByRole('link', { name: /kr$|^Oförändrad$/ })
      .click()
    await page.waitForURL('**/costs?*')
    expect(await page.locator('[data-total]').getAttribute('data-total')).toBe(
      dashboard.range.likely.cost_sek,
    )
  })
})

describe('the rows behind the calls', () => {
  it.each([
    [words.charts.funnel.calls, 'calls', 'li[data-call]'],
    [words.charts.funnel.answered, 'answered', 'li[data-call]'],
    [words.charts.funnel.handled, 'handled', '[data-value-row]'],
    [words.charts.funnel.booked, 'booked', '[data-booking]'],
    [words.charts.funnel.showed, 'showed', '[data-booking]'],
  ] as const)('%s', async (name, step, row) => {
    const shown = digits(await bar(name).locator('dd b').innerText())
    expect(shown).toBe(dashboard.funnel[step])
    expect(shown).toBeGreaterThan(0)
    expect(await openAll(() => bar(name).getByRole('link').click(), row)).toBe(shown)
  })

  it('of the heat map', async () => {
    await chart(words.charts.hours.unit)
      .getByRole('button', { name: words.info.open(words.charts.hours.unit) })
      .click()
    const open = () => page.getByRole('link', { name: words.info.openRows }).last().click()
    const sum = dashboard.hours.reduce((calls, hour) => calls + hour.calls, 0)
    expect(sum).toBe(dashboard.calls)
    expect(await openAll(open, 'li[data-call]')).toBe(sum)
  })

  it('of the bookings fact', async () => {
    const fact = page.getByRole('list', { name: words.facts.label }).getByRole('link').first()
    const shown = digits((await fact.innerText()).split(' ')[0] ?? '')
    expect(shown).toBe(dashboard.bookings)
    expect(await openAll(() => fact.click(), '[data-booking]')).toBe(shown)
  })

  it('of the visits to mark', async () => {
    const link = page.getByRole('link', { name: new RegExp(`^${words.tasks.markVisitsAct}:`) })
    const unmarked = dashboard.missing.find(({ what }) => what === 'visit_marks')?.count
    expect(await openAll(() => link.click(), '[data-booking]')).toBe(unmarked)
  })
})
