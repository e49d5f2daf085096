import { openDatabase, type Sql } from '../../database/support/open-database.ts'
import { ownStack } from '../../support/own-stack.ts'
import { newOwner, type Owner } from './owner.ts'

type Provider = { url: string; stop(): Promise<void> }

/** A stack, the provider that it asks, its database, and an account in it. */
export type QuietStack<Played extends Provider> = {
  provider: Played
  stack: Awaited<ReturnType<typeof ownStack>>
  sql: Sql
  owner: Owner
  remove(): Promise<void>
}

/**
 * A stack in which only the tests sync: a scheduled run in the middle would take what a test wants to see taken.
 * @param env where the functions find the provider
 */
export async function quietStack<Played extends Provider>(
  startProvider: () => Promise<Played>,
  env: (provider: Played) => Record<string, string>,
): Promise<QuietStack<Played>> {
  const provider = await startProvider()
  const stack = await ownStack({ env: env(provider) })
  const sql = openDatabase(4, stack.status.dbUrl)
  const remove = async () => {
    await sql.end()
    await stack.remove()
    await provider.stop()
  }
  try {
    await sql`select cron.alter_job(jobid, active := false) from cron.job where jobname = 'run-sync-jobs'`
    return { provider, stack, sql, owner: await newOwner(stack.status), remove }
  } catch (error) {
    await remove()
    throw error
  }
}
