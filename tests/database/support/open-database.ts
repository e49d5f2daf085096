import postgres from 'postgres'
import { inject } from 'vitest'

export type Sql = postgres.Sql
/** Inside a transaction. */
export type Tx = postgres.TransactionSql

/** A pool as role `postgres`, which the functions use; end it in afterAll. */
export function openDatabase(max = 4, url = inject('stack').dbUrl): Sql {
  return postgres(url, { max, onnotice: () => undefined })
}
