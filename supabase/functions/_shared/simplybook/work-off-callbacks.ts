import { ProviderError } from '../provider-request.ts'
import type { Lease } from '../sync/sync-job.ts'
import { fetchBooking } from './fetch-booking.ts'
import { isGenuineHash } from './is-genuine-hash.ts'
import { mergeBookings } from './merge-bookings.ts'
import type { Company } from './open-company.ts'

type Waiting = { provider_ref: string; booking_hash: string | null; called_at: Date | null; arrivals: number }

export type WorkOffOptions = {
  now: () => Date
  /** When to stop, in ms since the epoch; what is left waits for the next worker. */
  until: number
  lease?: Lease
  onBooking?: (what: { changed: number }) => void
}

/**
 * Fetches the bookings that callbacks named, one after the other, and merges what they are now. Only one worker does this
 * for a company at a time; another finds nothing to do. A booking that does not exist is never written.
 * @throws ProviderError when SimplyBook is in trouble: then all the rest waits
 */
export async function workOffCallbacks(company: Company, options: WorkOffOptions): Promise<void> {
  const { integration } = company.owner
  const reader = crypto.randomUUID()
  try {
    while (Date.now() < options.until) {
      const [waiting] = await company.database.run(
        (sql) => sql<Waiting[]>`
          select provider_ref, booking_hash, called_at, arrivals
          from private.claim_booking_callback(${integration}, ${reader})`,
      )
      if (!waiting) return
      await workOff(company, waiting, options)
    }
  } finally {
    await company.database.run(
      (sql) => sql`select private.leave_booking_callbacks(${integration}, ${reader})`,
    )
  }
}

async function workOff(company: Company, waiting: Waiting, options: WorkOffOptions): Promise<void> {
  const { provider_ref: ref, arrivals } = waiting
  const finish = (outcome: 'done' | 'not_found' | 'failed') =>
    company.database.run(
      (sql) => sql`
        select private.finish_booking_callback(${company.owner.integration}, ${ref}, ${arrivals}, ${outcome})`,
    )
  try {
    if (!(await isGenuineHash(company, ref, waiting.booking_hash))) {
      await finish('not_found')
      return
    }
    const booking = await fetchBooking(company, ref, options.now)
    if ('removed' in booking) {
      await finish('not_found')
      return
    }
    const called = waiting.called_at && { called_at: waiting.called_at.toISOString() }
    const answers = [{ ...booking, ...called }]
    const { database, owner } = company
    const changed = await mergeBookings(database, owner.integration, answers, options.lease)
    options.onBooking?.({ changed })
    await finish('done')
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    await finish('failed')
    // An answer that makes no sense is the trouble of this one booking; the others need not wait for it.
    if (error.kind !== 'unexpected') throw error
  }
}
