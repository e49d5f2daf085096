import { NotUnderstood } from '../observation.ts'
import { unreadable } from '../provider-request.ts'
import type { Company } from './open-company.ts'
import { readBooking } from './read-booking.ts'
import { sealBooking, type SealedBooking } from './seal-booking.ts'

/** The booking system knows no such booking. */
export type RemovedBooking = { provider_ref: string; observed_at: string; removed: true }

/**
 * The whole booking as it is now, or that there is none.
 * @throws ProviderError
 */
export async function fetchBooking(
  company: Company,
  ref: string,
  now: () => Date,
): Promise<SealedBooking | RemovedBooking> {
  const observedAt = now()
  const item = await company.client.get(`/admin/bookings/${ref}`)
  if (item === undefined) return { provider_ref: ref, observed_at: observedAt.toISOString(), removed: true }
  try {
    const { timeZone, statusMap } = company
    const read = readBooking(item, { timeZone, statusMap, observedAt, detailed: true })
    if (read.booking.provider_ref !== ref) throw unreadable('SimplyBook.me', 'answers with another booking')
    return await sealBooking(read, company.owner, company.sealing)
  } catch (error) {
    if (!(error instanceof NotUnderstood)) throw error
    throw unreadable('SimplyBook.me', `answers with a booking that is none (${error.reason})`)
  }
}
