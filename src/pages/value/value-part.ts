export const valueParts = ['rescued_bookings', 'saved_time'] as const
export type ValuePart = (typeof valueParts)[number]

/** Reads `?part=saved_time` of the URL; the bookings when it says nothing we know. */
export const readValuePart = (params: URLSearchParams): ValuePart =>
  valueParts.find((part) => part === params.get('part')) ?? 'rescued_bookings'
