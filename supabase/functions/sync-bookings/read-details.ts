import { ProviderError } from '../_shared/provider-request.ts'
import { lookFor, type Reading } from './read-window.ts'

const SET_SIZE = 50

/**
 * Asks for bookings of which the list did not say all: the sum of their invoice, and the call they were made in.
 * @param mayAsk false when enough was asked today
 * @returns whether there is more to ask for
 * @throws ProviderError
 */
export async function readDetails(reading: Reading, mayAsk: () => boolean): Promise<boolean> {
  const { run, company } = reading
  // Each once in a read, whatever comes of it.
  const asked = new Set<string>()
  for (;;) {
    const rows = await company.database.run(
      (sql) => sql<{ ref: string }[]>`
        select ref
        from private.bookings_to_read(${company.owner.integration}, ${SET_SIZE + asked.size}) as ref`,
    )
    const open = rows.filter(({ ref }) => !asked.has(ref))
    if (open.length === 0) return false
    for (const { ref } of open) {
      if (!mayAsk()) return false
      if (run.now().getTime() >= run.deadline) return true
      asked.add(ref)
      try {
        await lookFor(reading, ref)
      } catch (error) {
        // One booking that makes no sense by itself keeps nobody from the others.
        if (!(error instanceof ProviderError) || error.kind !== 'unexpected') throw error
        run.count({ skipped: 1 })
      }
    }
  }
}
