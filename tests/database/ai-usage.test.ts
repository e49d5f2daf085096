import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { actAs, become, owner, refusal, undone } from './support/act-as.ts'
import { sha256, signUp } from './support/builders.ts'
import { sharedDatabase } from './support/shared-database.ts'

const sql = sharedDatabase()
let anna: string
let integration: string

beforeEach(async () => {
  anna = await signUp(sql)
  integration = await connect()
})

async function connect(): Promise<string> {
  const id = randomUUID()
  await sql`select private.connect_integration(
    ${anna}, 'openrouter', 'OpenRouter', ${sql.json({ keyFingerprint: randomUUID() })},
    ${sql.json({ managementKey: 'sealed' })}, ${sha256(randomUUID())}, ${id}, 'request')`
  return id
}

const row = (changes: object = {}) => ({
  usage_date: '2026-11-20',
  model: 'openai/gpt-4.1-mini',
  model_permaslug: 'openai/gpt-4.1-mini-2025-04-14',
  endpoint_id: 'e1',
  provider_name: 'OpenAI',
  requests: 37,
  prompt_tokens: 91240,
  completion_tokens: 8110,
  reasoning_tokens: 0,
  credits_usd: '0.41873',
  byok_usd: '0',
  ...changes,
})
type Row = ReturnType<typeof row>

async function merge(rows: Row[], { finalBefore = '2026-11-20', coarse = false } = {}) {
  const [answer] = await sql<{ ids: string[]; changed: number }[]>`
    select ids, changed from private.merge_ai_usage(${integration}, ${sql.json(rows)}, ${finalBefore}, ${coarse})`
  return answer
}
async function forget(days: string[], keep: string[]) {
  const [answer] = await sql<{ removed: number; left_days: string[] }[]>`
    select removed, left_days from private.forget_vanished_ai_usage(
      ${integration}, ${sql.json(days)}, ${sql.json(keep)})`
  return answer
}
const stored = () => sql`
  select usage_date::text, model_permaslug, endpoint_id, requests::int, credits_usd::text, byok_usd::text,
    cost_usd::text, cost_state, xmin::text as version
  from public.ai_usage_logs where integration_id = ${integration} order by usage_date, model, endpoint_id`

describe('merging', () => {
  it('keeps every digit, and adds own keys to credits', async () => {
    await merge([row({ credits_usd: '0.418730000000000012345', byok_usd: '0.000000012' })])
    expect(await stored()).toMatchObject([
      { credits_usd: '0.418730000000000012345', cost_usd: '0.418730012000000012345' },
    ])
  })

  it('a second time writes no row, and still says which rows they are', async () => {
    const rows = [row(), row({ endpoint_id: 'e2' })]
    const first = await merge(rows)
    const before = await stored()
    const second = await merge(rows)
    expect(first?.changed).toBe(2)
    expect(second?.changed).toBe(0)
    expect(new Set(second?.ids)).toEqual(new Set(first?.ids))
    expect(await stored()).toEqual(before)
  })

  it('overwrites and never adds', async () => {
    await merge([row()])
    await merge([row({ requests: 40, credits_usd: '0.5' })])
    expect(await stored()).toMatchObject([{ requests: 40, credits_usd: '0.5' }])
  })

  it('makes a day final once the provider adds no more to it', async () => {
    await merge([row()])
    expect(await stored()).toMatchObject([{ cost_state: 'provisional' }])
    expect(await merge([row()], { finalBefore: '2026-11-21' })).toMatchObject({ changed: 1 })
    expect(await stored()).toMatchObject([{ cost_state: 'final' }])
  })

  it('takes a coarse day only where nothing finer is known', async () => {
    await merge([row()])
    const coarse = { model_permaslug: '', endpoint_id: '' }
    const answer = await merge([row(coarse), row({ ...coarse, usage_date: '2026-09-01' })], { coarse: true })
    expect(answer?.changed).toBe(1)
    expect(await stored()).toMatchObject([
      { usage_date: '2026-09-01', model_permaslug: '' },
      { usage_date: '2026-11-20', endpoint_id: 'e1' },
    ])
  })

  it('writes nothing for a connection that is gone', async () => {
    await sql`select private.disconnect_integration(${anna}, ${integration}, 'request')`
    expect(await merge([row()])).toBeUndefined()
    expect(await stored()).toHaveLength(0)
  })

  it('is seen by the owner alone', async () => {
    await merge([row()])
    const other = await signUp(sql)
    const seenBy = (user: string) =>
      actAs(
        sql,
        owner(user),
        (tx) => tx`select id from public.ai_usage_logs where integration_id = ${integration}`,
      )
    expect(await seenBy(anna)).toHaveLength(1)
    expect(await seenBy(other)).toHaveLength(0)
  })
})

describe('what has vanished from an answer', () => {
  it('goes when its day was answered', async () => {
    await merge([row(), row({ endpoint_id: 'e2' })])
    const answer = await merge([row()])
    expect(await forget(['2026-11-20'], answer?.ids ?? [])).toEqual({ removed: 1, left_days: [] })
    expect(await stored()).toMatchObject([{ endpoint_id: 'e1' }])
  })

  it('stays, and its day is named, when the day came back empty', async () => {
    await merge([row(), row({ usage_date: '2026-11-21' })])
    const answer = await merge([row({ usage_date: '2026-11-21' })])
    expect(await forget(['2026-11-19', '2026-11-20', '2026-11-21'], answer?.ids ?? [])).toEqual({
      removed: 0,
      left_days: ['2026-11-20'],
    })
    expect(await stored()).toHaveLength(2)
  })

  it('stays on days that were not asked about', async () => {
    await merge([row(), row({ endpoint_id: 'e2' })])
    const answer = await merge([row()])
    await forget([], answer?.ids ?? [])
    expect(await stored()).toHaveLength(2)
  })
})

describe('connecting the same account again', () => {
  const connectAgain = async () => {
    await merge([row({ usage_date: '2026-10-01' }), row()])
    await sql`select private.disconnect_integration(${anna}, ${integration}, 'request')`
    const former = integration
    integration = await connect()
    return former
  }
  const adopt = async (rows: Row[]) => {
    const [answer] = await sql<{ moved: number }[]>`
      select private.adopt_ai_usage(${integration}, ${sql.json(rows)}) as moved`
    return answer?.moved
  }

  it('goes on with the rows of the former connection, all of them, and counts nothing twice', async () => {
    await connectAgain()
    const told = [row(), row({ usage_date: '2026-11-21' })]
    expect(await adopt(told)).toBe(2)
    await merge(told)
    expect((await stored()).map(({ usage_date }) => usage_date)).toEqual([
      '2026-10-01',
      '2026-11-20',
      '2026-11-21',
    ])
    expect(await adopt(told)).toBe(0)
  })

  it('knows the account by coarse days too, and keeps the finer rows', async () => {
    await connectAgain()
    const coarse = [row({ model_permaslug: '', endpoint_id: '', credits_usd: '0.418730001' })]
    await merge(coarse, { coarse: true })
    expect(await adopt(coarse)).toBe(2)
    expect(await stored()).toMatchObject([
      { endpoint_id: 'e1' },
      { endpoint_id: 'e1', credits_usd: '0.41873' },
    ])
  })

  it.each([
    ['another number of requests', { requests: 38 }],
    ['another model', { model: 'a/b' }],
    ['another day', { usage_date: '2026-11-19' }],
  ])('leaves the rows of another account alone: %s', async (_, changes) => {
    const former = await connectAgain()
    expect(await adopt([row(changes)])).toBe(0)
    const [kept] =
      await sql`select count(*)::int as rows from public.ai_usage_logs where integration_id = ${former}`
    expect(kept).toEqual({ rows: 2 })
  })

  it('takes nothing from a connection that is still there, or from another owner', async () => {
    await merge([row()])
    const first = integration
    integration = await connect()
    expect(await adopt([row()])).toBe(0)
    await sql`select private.disconnect_integration(${anna}, ${first}, 'request')`
    anna = await signUp(sql)
    integration = await connect()
    expect(await adopt([row()])).toBe(0)
  })
})

describe('what the page is told', () => {
  const shape = z.object({
    days: z.array(z.record(z.string(), z.unknown())),
    first_day: z.nullable(z.string()),
    last_day: z.nullable(z.string()),
  })
  /** In a transaction with these rates only. */
  const told = (period: [string, string], user = anna) =>
    undone(sql, async (tx) => {
      await tx`delete from public.exchange_rates`
      await tx`insert into public.exchange_rates (currency, rate_date, sek_per_unit, source)
        values ('USD', '2026-11-20', 9.5, 'riksbank')`
      await become(tx, owner(user))
      const [row] = await tx<
        { told: unknown }[]
      >`select public.get_ai_usage(${period[0]}, ${period[1]}) as told`
      return shape.parse(row?.told)
    })

  it('is a line for each day and model, all endpoints together, with the rate of the day', async () => {
    const bo = await signUp(sql)
    await merge([
      row(),
      row({ endpoint_id: 'e2', requests: 3, credits_usd: '0.1', byok_usd: '0.2' }),
      row({ usage_date: '2026-11-10' }),
    ])
    const { days, first_day, last_day } = await told(['2026-11-01', '2026-11-30'])
    expect({ first_day, last_day }).toEqual({ first_day: '2026-11-10', last_day: '2026-11-20' })
    expect(days).toMatchObject([
      // Before the first fixing there is no rate, and nothing is guessed.
      { day: '2026-11-10', cost_usd: '0.41873', cost_sek: null, rate: null, is_provisional: false },
      {
        day: '2026-11-20',
        requests: 40,
        credits_usd: '0.51873',
        byok_usd: '0.2',
        cost_usd: '0.71873',
        rate: '9.500000',
        rate_date: '2026-11-20',
        rate_source: 'riksbank',
        is_provisional: true,
      },
    ])
    expect(Number(days[1]?.['cost_sek'])).toBeCloseTo(0.71873 * 9.5, 12)
    expect(await told(['2026-11-01', '2026-11-30'], bo)).toEqual({
      days: [],
      first_day: null,
      last_day: null,
    })
  })

  it('is an error for a period that ends before it begins', async () => {
    expect(await refusal(told(['2026-11-30', '2026-11-01']))).toBe('22023')
  })
})
