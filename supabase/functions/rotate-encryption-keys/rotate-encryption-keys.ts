import type { Database } from '../_shared/db.ts'
import type { Cipher } from '../_shared/encryption.ts'
import type { Context } from '../_shared/endpoint.ts'

type Dependencies = {
  database: Pick<Database, 'run'>
  cipher: Cipher
  /** How long one call works, in ms; what is left is for the next. */
  budgetMs?: number
}

/** One ciphertext that is still under an older key. */
type Old = { user_id: string; integration_id: string; field: string; id: string; envelope: string }

const SET_SIZE = 500
const PATIENCE_MS = 30_000

/**
 * Encrypts anew, under the current key, what an older one has encrypted: integration secrets, callers' numbers and
 * bookings' clients. Logins of booking systems have a key of their own.
 * Bodies of deliveries are left alone, they are forgotten after 30 days; until then the old key must stay configured.
 */
export function rotateEncryptionKeys({ database, cipher, budgetMs = 100_000 }: Dependencies) {
  const isCurrent = `v1.${cipher.currentKeyId}.`

  async function rotate(
    until: number,
    read: () => Promise<Old[]>,
    write: (fresh: Old[]) => Promise<unknown>,
  ) {
    let count = 0
    while (Date.now() < until) {
      const old = await read()
      if (old.length === 0) break
      await write(old.map((row) => ({ ...row, fresh: reseal(row) })))
      count += old.length
    }
    return count
  }

  function reseal({ user_id: account, integration_id: integration, field, envelope }: Old): string {
    const place = { account, integration, field }
    return cipher.encrypt(cipher.decryptBytes(envelope, place), place)
  }

  const secrets = {
    read: () =>
      database.run(
        (sql) => sql<Old[]>`
          select i.user_id, s.integration_id, s.name as field, s.integration_id as id, s.envelope
          from private.integration_secrets s join public.integrations i on i.id = s.integration_id
          where not starts_with(s.envelope, ${isCurrent}) limit ${SET_SIZE}`,
        Date.now() + PATIENCE_MS,
      ),
    // Written only over what was read: a secret that was changed meanwhile is under the current key already.
    write: (rows: Old[]) =>
      database.run(
        (sql) => sql`
          update private.integration_secrets s set envelope = x.fresh, updated_at = now()
          from jsonb_to_recordset(${sql.json(rows)}) as x (id uuid, field text, envelope text, fresh text)
          where s.integration_id = x.id and s.name = x.field and s.envelope = x.envelope`,
        Date.now() + PATIENCE_MS,
      ),
  }
  const numbers = {
    read: () =>
      database.run(
        (sql) => sql<Old[]>`
          select t.user_id, t.integration_id, 'caller_number' as field, t.id, t.caller_number_encrypted as envelope
          from public.telephony_events t
          where not starts_with(t.caller_number_encrypted, ${isCurrent}) limit ${SET_SIZE}`,
        Date.now() + PATIENCE_MS,
      ),
    write: (rows: Old[]) =>
      database.run(
        (sql) => sql`
          update public.telephony_events t set caller_number_encrypted = x.fresh
          from jsonb_to_recordset(${sql.json(rows)}) as x (id uuid, envelope text, fresh text)
          where t.id = x.id and t.caller_number_encrypted = x.envelope`,
        Date.now() + PATIENCE_MS,
      ),
  }
  const clients = {
    read: () =>
      database.run(
        (sql) => sql<Old[]>`
          select e.user_id, e.integration_id, 'client' as field, e.id, e.client_encrypted as envelope
          from public.calendar_events e
          where not starts_with(e.client_encrypted, ${isCurrent}) limit ${SET_SIZE}`,
        Date.now() + PATIENCE_MS,
      ),
    write: (rows: Old[]) =>
      database.run(
        (sql) => sql`
          update public.calendar_events e set client_encrypted = x.fresh
          from jsonb_to_recordset(${sql.json(rows)}) as x (id uuid, envelope text, fresh text)
          where e.id = x.id and e.client_encrypted = x.envelope`,
        Date.now() + PATIENCE_MS,
      ),
  }

  return async (_request: Request, _context: Context<null>): Promise<Response> => {
    const until = Date.now() + budgetMs
    const changed = {
      secrets: await rotate(until, secrets.read, secrets.write),
      numbers: await rotate(until, numbers.read, numbers.write),
      clients: await rotate(until, clients.read, clients.write),
    }
    const left = await Promise.all([secrets.read(), numbers.read(), clients.read()])
    return Response.json({
      keyId: cipher.currentKeyId,
      ...changed,
      done: left.every((rows) => rows.length === 0),
    })
  }
}
