import type { Dashboard } from '@/lib/queries/dashboard-document'
import { largestSwing, type AssumptionSwing } from './assumption-swing'

/** One thing worth doing now. Each rests on something in the document, never on a guess. */
export type Task =
  | { does: 'mend'; label: string; since: string | null }
  | { does: 'connect'; source: 'booking_source' | 'ai_source' | 'telephony_source' }
  | { does: 'set-hours' }
  | { does: 'confirm'; swing: AssumptionSwing }
  | { does: 'price-bookings'; count: number }
  | { does: 'mark-visits'; count: number }

const most = 3
const sources = ['booking_source', 'telephony_source', 'ai_source'] as const

/** What to do, most pressing first: what is broken, what is missing, then what would make the answer surer. */
export function tasksOf(dashboard: Dashboard): Task[] {
  const { freshness, missing } = dashboard
  const missed = (what: string) => missing.find((each) => each.what === what)
  const swing = largestSwing(dashboard)
  const unpricedBookings = missed('booking_price')?.count ?? 0
  const unmarked = missed('visit_marks')?.count ?? 0

  const tasks: Task[] = [
    ...freshness
      .filter(({ status }) => status === 'error')
      .map(({ label, last_sync_at: since }): Task => ({ does: 'mend', label, since })),
    ...sources.filter(missed).map((source): Task => ({ does: 'connect', source })),
    ...(unmarked > 0 ? [{ does: 'mark-visits', count: unmarked } as const] : []),
    ...(swing === null ? [] : [{ does: 'confirm', swing } as const]),
    ...(missed('opening_hours') ? [{ does: 'set-hours' } as const] : []),
    ...(unpricedBookings > 0 ? [{ does: 'price-bookings', count: unpricedBookings } as const] : []),
  ]
  return tasks.slice(0, most)
}
