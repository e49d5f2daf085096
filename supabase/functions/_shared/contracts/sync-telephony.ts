import * as z from 'zod/mini'

/** Which integration to read, and from when; everything that is connected, and the usual span, unless told. */
export const syncTelephonyRequest = z.strictObject({
  integrationId: z.optional(z.uuid()),
  since: z.optional(z.union([z.iso.datetime({ offset: true }), z.iso.date()])),
})
export type SyncTelephonyRequest = z.infer<typeof syncTelephonyRequest>

export const syncTelephonyAnswer = z.object({
  /** Calls and messages read from the provider. */
  seen: z.number(),
  /** Rows that this changed; 0 when nothing is new. */
  changed: z.number(),
  /** Items that were not understood. */
  skipped: z.number(),
  failed: z.array(z.object({ integrationId: z.uuid(), code: z.string() })),
})
export type SyncTelephonyAnswer = z.infer<typeof syncTelephonyAnswer>
