import { expect, it } from 'vitest'
import { accept, completedCall, connectTwilio, signUp } from './support/builders.ts'
import { sharedDatabase } from './support/shared-database.ts'
import { waitFor } from './support/wait-for.ts'

const sql = sharedDatabase(4)

/** Every row with the account's or the integration's id, in any table of ours that has such a column. */
async function rowsLeft(userId: string, integrationId: string): Promise<string[]> {
  const columns = await sql<{ table: string; column: string }[]>`
    select c.oid::regclass::text as table, a.attname as column
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind in ('r', 'p')
      and a.attname in ('user_id', 'integration_id') and not a.attisdropped`
  const left: string[] = []
  for (const { table, column } of columns) {
    const rows = await sql`select 1 from ${sql(table)} where ${sql(column)} in (${userId}, ${integrationId})`
    if (rows.length > 0) left.push(`${table}.${column}`)
  }
  return left
}

it('an account that goes takes everything of it along', async () => {
  const anna = await signUp(sql)
  const integrationId = await connectTwilio(sql, anna)
  const delivery = { integrationId, key: 'one', observation: completedCall() }
  await Promise.all([
    accept(sql, delivery),
    accept(sql, delivery),
    accept(sql, { ...delivery, body: 'other' }),
  ])
  await sql`select private.count_webhook_rejections(${sql.json([
    { integration_id: integrationId, provider: 'twilio', reason: 'BAD_SIGNATURE' },
  ])})`
  await sql`select private.write_function_logs(${sql.json([
    { user_id: anna, function_name: 'f', outcome: 'ok', http_status: 204, duration_ms: 1, request_id: 'r' },
  ])})`
  await sql`insert into public.fixed_costs (user_id, name, kind, amount, starts_on)
    values (${anna}, 'Abonnemang', 'monthly', 499, '2026-01-01')`
  await sql`insert into public.roi_assumptions (user_id, key, valid_from, low, likely, high)
    values (${anna}, 'margin', '2026-01-01', 0.4, 0.6, 0.8)`
  await sql`insert into public.ai_usage_logs (user_id, integration_id, usage_date, model, requests, prompt_tokens,
      completion_tokens, credits_usd)
    values (${anna}, ${integrationId}, '2026-01-01', 'a/b', 1, 1, 1, 0.1)`
  expect((await rowsLeft(anna, integrationId)).length).toBeGreaterThan(11)
  await sql`delete from auth.users where id = ${anna}`
  expect(await rowsLeft(anna, integrationId)).toEqual([])
})

it.each(['one', 'another'])(
  'waits for a delivery under way (%s), so that none is left behind',
  async (key) => {
    const anna = await signUp(sql)
    const integrationId = await connectTwilio(sql, anna)
    await accept(sql, { integrationId, key: 'one', observation: completedCall() })
    const removal = await sql.begin(async (tx) => {
      await accept(tx, { integrationId, key, body: 'other', observation: completedCall() })
      const removing = sql`delete from auth.users where id = ${anna}`.execute()
      await waitFor(
        () =>
          sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like 'delete from auth.users%'`,
        (waiting) => waiting.length > 0,
      )
      return { removing }
    })
    await removal.removing
    expect(await rowsLeft(anna, integrationId)).toEqual([])
  },
)

it('a delivery that comes after the account went is not accepted', async () => {
  const anna = await signUp(sql)
  const integrationId = await connectTwilio(sql, anna)
  await sql`delete from auth.users where id = ${anna}`
  expect(await accept(sql, { integrationId, key: 'one', observation: completedCall() })).toBe('stale')
})
