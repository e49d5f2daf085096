import { createHash, randomUUID } from 'node:crypto'
import type { Observation } from '../../../supabase/functions/_shared/observation.ts'
import type { Sql, Tx } from './open-database.ts'

export const sha256 = (text: string) => createHash('sha256').update(text).digest()

/** Somebody who has just signed up; returns the account's id. */
export async function signUp(sql: Sql | Tx, metadata: Record<string, string> = {}): Promise<string> {
  const id = randomUUID()
  await sql`
    insert into auth.users (id, email, raw_user_meta_data)
    values (${id}, ${`${id}@payback.example`}, ${sql.json(metadata)})`
  return id
}

/** A connected Twilio account; returns the integration's id. */
export async function connectTwilio(
  sql: Sql | Tx,
  userId: string,
  { token = randomUUID(), accountSid = `AC${randomUUID().replaceAll('-', '')}` } = {},
): Promise<string> {
  const id = randomUUID()
  await sql`select private.connect_integration(
    ${userId}, 'twilio', 'Twilio', ${sql.json({ accountSid })}, ${sql.json({ authToken: 'sealed' })},
    ${sha256(token)}, ${id}, 'request')`
  return id
}

/** One delivery about an inbound call, ringing unless told otherwise. */
export function observation(changes: Partial<Observation> = {}): Observation {
  return {
    source: 'webhook',
    final: false,
    provider_ref: `CA${randomUUID().replaceAll('-', '')}`,
    kind: 'call',
    direction: 'inbound',
    status: 'ringing',
    observed_at: '2026-03-10T09:15:00Z',
    flags: [],
    ...changes,
  }
}

/** A call that was answered and is over. */
export function completedCall(changes: Partial<Observation> = {}): Observation {
  return observation({
    final: true,
    sequence: 3,
    status: 'completed',
    observed_at: '2026-03-10T09:16:13Z',
    started_at: '2026-03-10T09:15:00Z',
    ended_at: '2026-03-10T09:16:13Z',
    duration_seconds: 73,
    ...changes,
  })
}

/** All that is told of one answered call, in its order. */
export function callStory(provider_ref: string): [Observation, Observation, Observation, Observation] {
  return [
    observation({ provider_ref, sequence: 0, status: 'initiated', observed_at: '2026-03-10T09:14:58Z' }),
    observation({ provider_ref, sequence: 1 }),
    observation({ provider_ref, sequence: 2, status: 'in_progress', answered_at: '2026-03-10T09:15:00Z' }),
    completedCall({ provider_ref }),
  ]
}

type Delivery = {
  integrationId: string
  key: string
  body?: string
  observation?: Observation
  quarantine?: string
  secretVersion?: number
}

/** What the webhook function does once it has checked the signature. */
export async function accept(sql: Sql | Tx, delivery: Delivery): Promise<string> {
  const body = delivery.body ?? delivery.key
  const [row] = await sql<{ outcome: string }[]>`
    select private.accept_telephony_delivery(
      ${delivery.integrationId}, ${delivery.secretVersion ?? 1}, ${delivery.key}, ${sha256(body)}, ${`sealed ${body}`},
      ${delivery.observation ? sql.json(delivery.observation) : null}, ${delivery.quarantine ?? null}
    ) as outcome`
  if (!row) throw new Error('accept_telephony_delivery returned no row')
  return row.outcome
}

/** What the webhook function does with deliveries that came together; their outcomes in their order. */
export async function acceptSet(
  sql: Sql | Tx,
  integrationId: string,
  set: Omit<Delivery, 'integrationId' | 'secretVersion'>[],
  secretVersion = 1,
): Promise<string[]> {
  const deliveries = set.map(({ key, body = key, observation, quarantine }) => ({
    key,
    body_hash: sha256(body).toString('hex'),
    body: `sealed ${body}`,
    ...(observation ? { observation } : {}),
    ...(quarantine === undefined ? {} : { reason: quarantine }),
  }))
  const rows = await sql<{ outcome: string }[]>`
    select unnest(private.accept_telephony_deliveries(
      ${integrationId}, ${secretVersion}, ${sql.json(deliveries)})) as outcome`
  return rows.map(({ outcome }) => outcome)
}

/** What a sync does with a set; null when the integration is gone. */
export async function merge(
  sql: Sql | Tx,
  integrationId: string,
  observations: Observation[],
): Promise<{ seen: number; changed: number } | null> {
  const [row] = await sql<{ seen: number; changed: number }[]>`
    select seen, changed from private.merge_telephony_events(${integrationId}, ${sql.json(observations)})`
  return row ?? null
}
