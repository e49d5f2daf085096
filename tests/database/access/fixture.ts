import { accept, completedCall, connectTwilio, signUp } from '../support/builders.ts'
import type { Sql } from '../support/open-database.ts'
import type { People } from './matrix.ts'

/** Two accounts; the first has a row in every table that there is. */
export async function fillEveryTable(sql: Sql): Promise<People> {
  const people = { anna: await signUp(sql), bo: await signUp(sql) }
  const { anna } = people
  const integrationId = await connectTwilio(sql, anna)
  await accept(sql, { integrationId, key: 'one', observation: completedCall() })
  await sql`select private.count_webhook_rejections(${sql.json([
    { integration_id: integrationId, provider: 'twilio', reason: 'BAD_SIGNATURE' },
  ])})`
  await sql`select private.write_function_logs(${sql.json([
    {
      user_id: anna,
      function_name: 'twilio-webhook',
      outcome: 'ok',
      http_status: 204,
      duration_ms: 4,
      request_id: 'r',
    },
  ])})`
  await sql`
    insert into private.unsent_changes (user_id, table_name, count) values (${anna}, 'integrations', 1)`
  return people
}
