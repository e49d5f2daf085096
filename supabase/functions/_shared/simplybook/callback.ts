import { object, text } from './json-fields.ts'

/** What a callback says, and all that is ever kept of it: which booking to look at. */
export type Callback = {
  company: string
  bookingRef: string
  /** What SimplyBook signs reads of this booking with. */
  bookingHash: string
  /** A word we do not know is a change. */
  kind: 'create' | 'change' | 'cancel' | 'notify'
  /** Unix seconds; newer accounts only. */
  sentAt?: number
}

/** Which rule a body breaks. */
export type CallbackProblem = 'NOT_JSON' | 'NO_COMPANY' | 'INVALID_ID' | 'INVALID_HASH'

const KINDS: ReadonlySet<string> = new Set<Callback['kind']>(['create', 'change', 'cancel', 'notify'])
const isKind = (word: string): word is Callback['kind'] => KINDS.has(word)

/** Reads the body of a callback. Fields beyond the known ones are not looked at: some carry a person. */
export function readCallback(body: Uint8Array): Callback | CallbackProblem {
  const fields = object(parse(body))
  if (!fields) return 'NOT_JSON'
  const company = text(fields['company'], 100)
  if (company === undefined) return 'NO_COMPANY'
  const bookingRef = text(fields['booking_id'], 21) ?? ''
  if (!/^[1-9]\d{0,19}$/.test(bookingRef)) return 'INVALID_ID'
  const bookingHash = text(fields['booking_hash'], 40)?.toLowerCase() ?? ''
  if (!/^[0-9a-f]{32}$/.test(bookingHash)) return 'INVALID_HASH'
  const word = text(fields['notification_type'], 40)?.toLowerCase() ?? ''
  const sentAt = Number(text(fields['webhook_timestamp'], 12) ?? Number.NaN)
  return {
    company,
    bookingRef,
    bookingHash,
    kind: isKind(word) ? word : 'change',
    ...(Number.isSafeInteger(sentAt) && sentAt > 0 && { sentAt }),
  }
}

/** Company logins are subdomains: upper and lower case are the same. */
export function isSameCompany(one: string, other: unknown): boolean {
  return typeof other === 'string' && one.trim().toLowerCase() === other.trim().toLowerCase()
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return undefined
  }
}
