import * as z from 'zod/mini'

/** Whom to show: the client of a booking, or the caller of a call. Each time, the audit log says so. */
export const revealClientRequest = z.union([
  z.strictObject({ bookingId: z.uuid() }),
  z.strictObject({ callId: z.uuid() }),
])

/** Null is what the booking system, or the caller, did not tell. */
export const revealedClient = z.object({
  name: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  email: z.nullable(z.string()),
})
export type RevealedClient = z.infer<typeof revealedClient>

export const revealedCaller = z.object({ phone: z.nullable(z.string()) })
export type RevealedCaller = z.infer<typeof revealedCaller>
