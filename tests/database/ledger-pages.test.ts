import { beforeAll, describe, expect, it } from 'vitest'
import { actAs, anon, owner, refusal, serviceRole } from './support/act-as.ts'
import { completedCall, connectTwilio, merge, signUp } from './support/builders.ts'
import { connect, payFixed, storeFixings, useModel } from './support/ledger-builders.ts'
import { sharedDatabase } from './support/shared-database.ts'

const sql = sharedDatabase()
let anna: string
let bo: string

/** Days of their own, which no other test gives rates to. */
const priced = ['2019-06-03', '2019-06-04'] as const
const unpriced = '2019-06-20'

beforeAll(async () => {
  anna = await signUp(sql)
  bo = await signUp(sql)
  const twilio = await connectTwilio(sql, anna)
  const openrouter = await connect(sql, anna, 'openrouter')
  await storeFixings(sql, [
    { currency: 'USD', day: priced[0], rate: '9.5' },
    { currency: 'USD', day: priced[1], rate: '9.6' },
  ])
  const call = (observed_at: string, amount: string, currency: string, state: 'final' | 'provisional') =>
    completedCall({
      observed_at,
      started_at: observed_at,
      ended_at: undefined,
      cost_amount: amount,
      cost_currency: currency,
      cost_state: state,
    })
  await merge(sql, twilio, [
    ...Array.from({ length: 30 }, (_, n) =>
      call(`${priced[0]}T10:${10 + n}:00Z`, '0.01', 'USD', n < 10 ? 'provisional' : 'final'),
    ),
    // At one and the same time: only the line's name tells them apart.
    ...Array.from({ length: 5 }, () => call(`${priced[1]}T10:00:00Z`, '0.02', 'USD', 'final')),
    call(`${unpriced}T10:00:00Z`, '7', 'USD', 'final'),
    call(`${unpriced}T10:00:00Z`, '3', 'XAG', 'final'),
  ])
  await useModel(sql, anna, openrouter, { day: priced[1], usd: '0.5', state: 'final' })
  await payFixed(sql, anna, { amount: '300', startsOn: '2019-06-01', endsOn: '2019-06-30' })
  await payFixed(sql, anna, { kind: 'setup', amount: '4000', startsOn: '2019-06-02' })
})

type Filters = { category?: string; source?: string; currency?: string; state?: string }
type Place = { occurred_at: string; line_id: string }

async function summary(filters: Filters = {}, start = '2019-06-01', end = '2019-06-30', userId = anna) {
  const [row] = await actAs(
    sql,
    owner(userId),
    (tx) => tx<{ document: Record<string, unknown> }[]>`
      select public.get_ledger_summary(${start}, ${end}, ${filters.category ?? null}, ${filters.source ?? null},
        ${filters.currency ?? null}, ${filters.state ?? null}) as document`,
  )
  if (!row) throw new Error('get_ledger_summary returned no row')
  return row.document
}

const page = (filters: Filters, after: Place | null, size: number, userId = anna) =>
  actAs(
    sql,
    owner(userId),
    (tx) => tx<(Place & { amount_sek: string | null; is_setup: boolean })[]>`
      select line_id, occurred_at::text, amount_sek::text, is_setup from public.get_ledger_lines(
        '2019-06-01', '2019-06-30', ${filters.category ?? null}, ${filters.source ?? null},
        ${filters.currency ?? null}, ${filters.state ?? null}, ${after?.occurred_at ?? null},
        ${after?.line_id ?? null}, ${size})`,
  )

async function allLines(filters: Filters = {}, size = 7, userId = anna) {
  const lines: Awaited<ReturnType<typeof page>>[number][] = []
  for (;;) {
    const more = await page(filters, lines.at(-1) ?? null, size, userId)
    lines.push(...more)
    if (more.length < size) return lines
  }
}

describe('the summary of the ledger', () => {
  it('says what was paid for what, with what may change and what has no rate apart', async () => {
    expect(await summary()).toMatchObject({
      time_zone: 'Europe/Stockholm',
      lines: 68,
      // 30 × 0.01 × 9.5 + 5 × 0.02 × 9.6 + 0.5 × 9.6 + 300; 10 of the first are provisional.
      amount_sek: '308.61',
      provisional_sek: '0.95',
      setup_sek: '4000',
      setup_lines: 1,
      parts: [
        { category: 'fixed', source: 'fixed', is_setup: false, lines: 30, amount_sek: '300' },
        { category: 'ai', source: 'openrouter', lines: 1, amount_sek: '4.8', provisional_sek: '0' },
        {
          category: 'telephony',
          source: 'twilio',
          lines: 37,
          amount_sek: '3.81',
          provisional_sek: '0.95',
          native: [
            { currency: 'USD', amount: '7.4' },
            { currency: 'XAG', amount: '3' },
          ],
        },
        { category: 'fixed', is_setup: true, lines: 1, amount_sek: '4000' },
      ],
      missing: [
        { currency: 'USD', amount: '7', lines: 1, first_day: unpriced, last_day: unpriced },
        { currency: 'XAG', amount: '3', lines: 1, first_day: unpriced, last_day: unpriced },
      ],
      choices: {
        categories: ['ai', 'fixed', 'telephony'],
        sources: ['fixed', 'openrouter', 'twilio'],
        currencies: ['SEK', 'USD', 'XAG'],
      },
    })
  })

  it('of what has no rate alone is unknown, and of nothing is 0', async () => {
    expect(await summary({}, '2018-01-01', '2018-12-31')).toMatchObject({ lines: 0, amount_sek: '0' })
    expect(await summary({ state: 'missing' })).toMatchObject({ lines: 2, amount_sek: null })
    expect(await summary({ currency: 'XAG' })).toMatchObject({ lines: 1, amount_sek: null })
  })

  it('keeps its choices when it is filtered', async () => {
    const { choices, lines } = await summary({ source: 'openrouter' })
    expect({ choices, lines }).toEqual({ choices: (await summary())['choices'], lines: 1 })
  })

  it.each([
    ['reversed', '2019-06-02', '2019-06-01'],
    ['of 50 years', '1975-01-01', '2025-01-01'],
  ])('of a period %s is refused', async (_, start, end) => {
    expect(await refusal(summary({}, start, end))).toBe('22023')
  })

  it('of a period in the future has no line', async () => {
    expect(await summary({}, '2090-01-01', '2090-01-31')).toMatchObject({ lines: 0, parts: [], missing: [] })
  })

  it('shows nothing of others, and nothing to who is not signed in', async () => {
    expect(await summary({}, '2019-06-01', '2019-06-30', bo)).toMatchObject({ lines: 0, setup_lines: 0 })
    for (const actor of [anon, serviceRole])
      for (const call of [
        "public.get_ledger_summary('2019-06-01', '2019-06-30')",
        "public.get_ledger_lines('2019-06-01', '2019-06-30')",
        "public.get_ledger_sums('2019-06-01', '2019-06-30')",
      ])
        expect(await refusal(actAs(sql, actor, (tx) => tx.unsafe(`select ${call}`)))).toBe('42501')
  })
})

describe('the pages of the ledger', () => {
  it('hold every line once, the newest first, whatever their size', async () => {
    const whole = await allLines({}, 1000)
    expect(whole).toHaveLength(69)
    const order = [...whole].sort(
      (x, y) => Date.parse(y.occurred_at) - Date.parse(x.occurred_at) || (x.line_id < y.line_id ? 1 : -1),
    )
    expect(whole).toEqual(order)
    for (const size of [1, 2, 7, 68, 69]) expect(await allLines({}, size)).toEqual(whole)
  })

  it.each<Filters>([
    {},
    { category: 'telephony' },
    { source: 'openrouter' },
    { currency: 'USD' },
    { state: 'provisional' },
    { state: 'final' },
    { state: 'missing' },
    { category: 'telephony', currency: 'USD', state: 'final' },
    { category: 'voice' },
  ])('add up to the summary, filtered by %o', async (filters) => {
    const lines = (await allLines(filters, 20)).filter((line) => !line.is_setup)
    const [row] = await sql<{ sum: string | null }[]>`
      select trim_scale(sum(s::numeric))::text as sum
      from jsonb_array_elements_text(${sql.json(lines.map((line) => line.amount_sek))}) s`
    const expected = await summary(filters)
    expect({ lines: lines.length, sum: row?.sum ?? (lines.length > 0 ? null : '0') }).toEqual({
      lines: expected['lines'],
      sum: expected['amount_sek'],
    })
  })

  it('are the caller’s own', async () => {
    expect(await allLines({}, 50, bo)).toEqual([])
  })
})
