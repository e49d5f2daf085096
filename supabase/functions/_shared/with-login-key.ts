import type postgres from 'postgres'
import { errorCode } from './database-error.ts'
import type { Database } from './db.ts'
import { EnvelopeError } from './encryption.ts'

/** What a pool and a transaction have in common: asking. */
export type Queries = postgres.ISql<NonNullable<unknown>>

/**
 * One transaction that may open and seal the logins of booking systems: the key is the database's only until its end.
 * @throws EnvelopeError when what is stored was sealed with another key
 */
export async function withLoginKey<T>(
  database: Pick<Database, 'run'>,
  loginKey: string,
  work: (transaction: Queries) => Promise<T>,
): Promise<T> {
  try {
    return await database.run(async (sql) => {
      // Kept in an object: what `begin` gives back has its promises unwrapped, type by type.
      const { result } = await sql.begin(async (transaction) => {
        await transaction`select set_config('payback.login_key', ${loginKey}, true)`
        return { result: await work(transaction) }
      })
      return result
    })
  } catch (error) {
    // pgcrypto: wrong key or corrupt data.
    if (errorCode(error) !== '39000') throw error
    throw new EnvelopeError('Cannot open the login: it was sealed with another key', { cause: error })
  }
}
