import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { actAs, owner } from './support/act-as.ts'
import { sha256, signUp } from './support/builders.ts'
import { openDatabase } from './support/open-database.ts'

const sql = openDatabase(2)
let anna: string
let integration: string

beforeAll(async () => {
  anna = await signUp(sql)
})
beforeEach(async () => {
  integration = randomUUID()
  await sql`select private.connect_integration(
    ${anna}, 'openrouter', 'OpenRouter', ${sql.json({ keyFingerprint: randomUUID() })},
    ${sql.json({ managementKey: 'sealed' })}, ${sha256(randomUUID())}, ${integration}, 'request')`
})
afterAll(() => sql.end())

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
