import * as z from 'zod/mini'

const recent = z.object({
  /** The next window of the year ahead; absent at the beginning. */
  far: z.optional(z.int()),
  /** When the visits around today were read, in ms since the epoch. */
  nearAt: z.optional(z.number()),
})
const backfill = z.object({ today: z.iso.date(), next: z.int() })

/** Where a usual read goes on; what cannot be read begins anew. */
export function recentCursor(saved: unknown): z.infer<typeof recent> {
  return recent.safeParse(saved).data ?? {}
}

/** Where a read of the past goes on; the day it began is kept, so that its months do not shift meanwhile. */
export function backfillCursor(saved: unknown): z.infer<typeof backfill> | undefined {
  return backfill.safeParse(saved).data
}
