import * as z from 'zod/mini'
import { providers } from './manage-integrations.ts'

// What `run-sync-jobs` and the `sync-*` functions take and answer.

export const syncKinds = ['telephony', 'bookings', 'openrouter_activity', 'exchange_rates'] as const
export type SyncKind = (typeof syncKinds)[number]

export const syncModes = ['recent', 'backfill'] as const
export type SyncMode = (typeof syncModes)[number]

const leaseNumber = z.string().check(z.regex(/^\d{1,19}$/))

/** To a `sync-*` function: what is connected, one integration of it, or one job whose lease the sender holds. */
export const syncRequest = z.union([
  z.strictObject({ jobId: z.uuid(), leaseNumber }),
  z.strictObject({ integrationId: z.optional(z.uuid()) }),
])

/** To `run-sync-jobs`: everything that is due, what is due of one provider, or of one integration. */
export const runSyncJobsRequest = z.strictObject({
  provider: z.optional(z.enum(providers)),
  integrationId: z.optional(z.uuid()),
})

export const syncRunAnswer = z.object({
  jobId: z.uuid(),
  integrationId: z.nullable(z.uuid()),
  kind: z.enum(syncKinds),
  mode: z.enum(syncModes),
  /** `more`: a part of it is done, the rest waits in the queue. `lost`: somebody else holds the job by now. */
  outcome: z.enum(['ok', 'more', 'failed', 'cancelled', 'lost']),
  /** Items that the provider gave. */
  seen: z.number(),
  /** Rows that this changed; 0 when nothing is new. */
  changed: z.number(),
  /** Items that were not understood. */
  skipped: z.number(),
  errorCode: z.optional(z.string()),
})
export type SyncRunAnswer = z.infer<typeof syncRunAnswer>

export const syncAnswer = z.object({ runs: z.array(syncRunAnswer) })
export type SyncAnswer = z.infer<typeof syncAnswer>
