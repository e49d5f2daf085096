/** A JSON object whose fields nobody has checked. */
export type Json = Readonly<Record<string, unknown>>

/** Undefined for whatever is no object. */
export function object(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : undefined
}

/** Text without what surrounds it; numbers are taken as they are written. Undefined for nothing and for other types. */
export function text(value: unknown, maxLength = 200): string | undefined {
  const written = typeof value === 'number' && Number.isFinite(value) ? String(value) : value
  if (typeof written !== 'string') return undefined
  return written.replaceAll('\u0000', '').trim().slice(0, maxLength) || undefined
}

/** An id of SimplyBook: digits, as a number or as text; `0` is none. */
export function id(value: unknown): string | undefined {
  const written = text(value, 21)
  return written !== undefined && /^\d{1,20}$/.test(written) && !/^0+$/.test(written) ? written : undefined
}

/** Undefined when it is neither true nor false: PHP says so with 1 and 0, too. */
export function flag(value: unknown): boolean | undefined {
  if (value === true || value === 1 || value === '1' || value === 'true') return true
  return value === false || value === 0 || value === '0' || value === 'false' ? false : undefined
}
