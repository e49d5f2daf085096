import { Buffer } from 'node:buffer'
import { databaseTrouble, errorCode } from '../_shared/database-error.ts'
import { databaseUnavailable, type Database } from '../_shared/db.ts'
import { describe } from '../_shared/background.ts'
import { gather } from '../_shared/gather.ts'
import { toHex } from '../_shared/keyed-hash.ts'
import { logLine } from '../_shared/log-line.ts'
import type { WebhookIntegration } from '../_shared/webhook-integrations.ts'
import type { UnderstoodDelivery } from './understand-delivery.ts'

export type Outcome = 'processed' | 'duplicate' | 'conflict' | 'quarantined' | 'stale'

type Pending = { delivery: UnderstoodDelivery; deadline: number }

/** Deliveries in one statement; with more, each would wait longer than it saves. */
const SET_SIZE = 32

/** Queues kept though nobody waits in them: one that comes and goes with every set is work and garbage. */
const IDLE_QUEUES = 100

/** Whose deliveries may share a set. */
type Sender = Pick<WebhookIntegration, 'id' | 'secretVersion'>

/**
 * Accepts deliveries, those of one integration that arrive together in one statement: on a busy account a delivery
 * then costs a fraction of its own statement and commit. Accounts never share a set, so none can spoil another's.
 */
export function acceptDeliveries(database: Pick<Database, 'run'>) {
  const queues = new Map<string, ReturnType<typeof gather<Pending, Outcome>>>()

  function queueOf({ id, secretVersion }: Sender) {
    // A set is checked against one version of the secret.
    const key = `${id} ${secretVersion}`
    let queue = queues.get(key)
    if (!queue) {
      if (queues.size >= IDLE_QUEUES) forgetIdleQueues()
      queue = gather<Pending, Outcome>({
        size: SET_SIZE,
        late: databaseUnavailable,
        answer: (set, deadline) => acceptSet({ id, secretVersion }, set, deadline),
      })
      queues.set(key, queue)
    }
    return queue
  }

  function forgetIdleQueues(): void {
    for (const [key, queue] of queues) if (queue.isIdle()) queues.delete(key)
  }

  async function acceptSet(sender: Sender, set: readonly Pending[], deadline: number) {
    const [first, ...others] = set
    if (!first) return []
    if (others.length === 0) return [await acceptOne(sender, first.delivery, deadline)]
    const outcomes = await acceptTogether(sender, set, deadline)
    // Not waited for: whoever comes next must not wait for the one that made the set fail.
    return outcomes ?? set.map((one) => acceptOne(sender, one.delivery, one.deadline))
  }

  async function acceptOne(
    sender: Sender,
    { key, bodyHash, bodyEncrypted, observation, reason }: UnderstoodDelivery,
    deadline: number,
  ): Promise<Outcome> {
    const [row] = await database.run(
      (sql) => sql<{ outcome: Outcome }[]>`
        select private.accept_telephony_delivery(
          ${sender.id}, ${sender.secretVersion}, ${key}, ${Buffer.from(bodyHash)}, ${bodyEncrypted},
          ${observation ? sql.json(observation) : null}, ${reason}
        ) as outcome`,
      deadline,
    )
    if (!row) throw new Error('accept_telephony_delivery returned no row')
    return row.outcome
  }

  /** Undefined when the set was refused for something that may be about one delivery alone. */
  async function acceptTogether(sender: Sender, set: readonly Pending[], deadline: number) {
    const deliveries = set.map(({ delivery }) => ({
      key: delivery.key,
      body_hash: toHex(delivery.bodyHash),
      body: delivery.bodyEncrypted,
      ...(delivery.observation ? { observation: delivery.observation } : {}),
      ...(delivery.reason === null ? {} : { reason: delivery.reason }),
    }))
    return database.run(async (sql) => {
      try {
        const rows = await sql<{ outcome: Outcome }[]>`
          select unnest(private.accept_telephony_deliveries(
            ${sender.id}, ${sender.secretVersion}, ${sql.json(deliveries)})) as outcome`
        return rows.map(({ outcome }) => outcome)
      } catch (error) {
        if (!isAboutOne(error)) throw error
        logLine({ level: 'error', message: 'a set of deliveries was refused', error: describe(error) })
        return undefined
      }
    }, deadline)
  }

  return function accept(sender: Sender, delivery: UnderstoodDelivery, deadline: number): Promise<Outcome> {
    return queueOf(sender).add({ delivery, deadline }, deadline)
  }
}

/** A value that the database does not take, or a lock that somebody holds on one row. */
const isAboutOne = (error: unknown) => databaseTrouble(error) === 'other' || errorCode(error) === '55P03'
