import type { Sql, Tx } from './open-database.ts'

/** Who asks: a role of the API, and for `authenticated` whose token it is. */
export type Actor = { role: 'anon' | 'authenticated' | 'service_role'; userId?: string }

export const anon: Actor = { role: 'anon' }
export const serviceRole: Actor = { role: 'service_role' }
export const owner = (userId: string): Actor => ({ role: 'authenticated', userId })

class Undo<T> {
  constructor(readonly value: T) {}
}

/** Runs the work as the API would for this actor, and takes it back afterwards. */
export async function actAs<T>(sql: Sql, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return undone(sql, async (tx) => {
    await become(tx, actor)
    return work(tx)
  })
}

/** Runs the work in a transaction that is always rolled back. */
export async function undone<T>(sql: Sql, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    await sql.begin(async (tx) => {
      throw new Undo(await work(tx))
    })
  } catch (outcome) {
    if (outcome instanceof Undo) return outcome.value
    throw outcome
  }
  throw new Error('A transaction that always throws has ended without')
}

/** What the actor's token says, as PostgREST hands it on. */
export const claimsOf = ({ role, userId }: Actor) =>
  JSON.stringify({ role, ...(userId ? { sub: userId } : {}) })

/** From here to the end of the transaction, the actor's role and claims, as PostgREST sets them. */
export async function become(tx: Tx, actor: Actor): Promise<void> {
  await tx`
    select set_config('request.jwt.claims', ${claimsOf(actor)}, true), set_config('role', ${actor.role}, true)`
}

/** The SQLSTATE of a refusal, or null when nothing was refused. */
export async function refusal(work: Promise<unknown>): Promise<string | null> {
  try {
    await work
    return null
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
    throw error
  }
}
