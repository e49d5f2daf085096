/** F6: how sure it is that a booking came from a call. */
export const attributionWeights = { A: '1', B: '0.9', C: '0.7', E: '0' } as const
export type AttributionTier = keyof typeof attributionWeights

/** From this weight on a booking counts as booked through the receptionist. */
export const bookedThroughAiFrom = '0.7'
