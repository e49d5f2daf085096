import { ProviderError } from '../_shared/provider-request.ts'
import { lookFor, type Reading } from './read-window.ts'

/** In one read; the others wait for the next. */
const MAX_DETAILS = 40

/**
 * Asks for bookings of which the list did not say all: the call they were made in, and the sum of their invoice.
 * @throws ProviderError
 */
export async function readDetails(reading: Reading): Promise<void> {
  const { run, company } = reading
  const rows = await company.database.run(
    (sql) => sql<{ ref: string }[]>`
      select ref from private.bookings_to_read(${company.owner.integration}, ${MAX_DETAILS}) as ref`,
  )
  for (const { ref } of rows) {
    if (run.now().getTime() >= run.deadline) return
    try {
      await lookFor(reading, ref)
    } catch (error) {
      // One booking that makes no sense by itself keeps nobody from the others.
      if (!(error instanceof ProviderError) || error.kind !== 'unexpected') throw error
      run.count({ skipped: 1 })
    }
  }
}
