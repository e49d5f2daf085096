import { randomUUID } from 'node:crypto'
import { readBooking } from '../../../supabase/functions/_shared/simplybook/read-booking.ts'
import type { SealedBooking } from '../../../supabase/functions/_shared/simplybook/seal-booking.ts'
import { bookingRow } from '../../../supabase/functions/_shared/simplybook/testing-rows.ts'
import { sha256 } from './builders.ts'
import type { Sql, Tx } from './open-database.ts'

/** What a sync may say of a booking: an answer about it, or that it is gone. */
export type BookingAnswer =
  (SealedBooking & { called_at?: string }) | { provider_ref: string; observed_at: string; removed: true }

/** A connected company of SimplyBook.me; returns the integration's id. */
export async function connectSimplyBook(
  sql: Sql | Tx,
  userId: string,
  { token = randomUUID(), companyLogin = `salong${randomUUID().slice(0, 8)}` } = {},
): Promise<string> {
  const id = randomUUID()
  await sql`select private.connect_integration(
    ${userId}, 'simplybook', 'SimplyBook.me', ${sql.json({ companyLogin })}, ${sql.json({})}, ${sha256(token)}, ${id},
    'request')`
  return id
}

/** A row of the list about a haircut, asked for at noon the day before. */
export function bookingAnswer(changes: Partial<SealedBooking & { called_at: string }> = {}): BookingAnswer {
  const { booking } = readBooking(bookingRow(), {
    timeZone: 'Europe/Stockholm',
    statusMap: new Map(),
    observedAt: new Date('2026-03-09T12:00:00Z'),
    detailed: false,
  })
  return { ...booking, ...changes }
}

/** Who booked, sealed as the functions do it; `envelope` says which of two equal ciphertexts it is. */
export const bookingClient = (name: string, phone?: string, envelope = 'sealed') => ({
  client_encrypted: `${envelope} ${name} ${phone ?? ''}`,
  client_hash: sha256(`${name} ${phone ?? ''}`).toString('hex'),
  ...(phone !== undefined && {
    client_phone_hash: sha256(phone).toString('hex'),
    client_phone_hint: phone.slice(-2),
  }),
})

/** What a sync does with a set; null when the integration is gone. */
export async function mergeBookings(
  sql: Sql | Tx,
  integrationId: string,
  answers: BookingAnswer[],
): Promise<{ seen: number; changed: number } | null> {
  const [row] = await sql<{ seen: number; changed: number }[]>`
    select seen, changed from private.merge_calendar_events(${integrationId}, ${sql.json(answers)})`
  return row ?? null
}

/** The bookings of an integration without what differs from row to row for no reason of theirs. */
export async function readBookings(sql: Sql | Tx, integrationId: string): Promise<Record<string, unknown>[]> {
  const rows = await sql<{ booking: Record<string, unknown> }[]>`
    select to_jsonb(e) - array['id', 'user_id', 'integration_id', 'created_at', 'updated_at', 'merge_state'] as booking
    from public.calendar_events e where e.integration_id = ${integrationId} order by e.provider_ref`
  return rows.map(({ booking }) => booking)
}
