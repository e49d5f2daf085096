import { flag, id, object, text, type Json } from './json-fields.ts'

export type BookingStatus = 'booked' | 'completed' | 'no_show' | 'cancelled'

/** What a company's own status labels mean, by their id: SimplyBook.me itself knows neither completed nor no-show. */
export type StatusMap = ReadonlyMap<string, 'completed' | 'no_show'>

export type ReadStatus = {
  status: BookingStatus
  /** Awaits approval. */
  pending: boolean
  flags: ('unknown_status' | 'not_paid')[]
  /** The word that we do not know, as it came. */
  unknownStatus?: string
}

const CANCELLED = new Set(['canceled', 'cancelled', 'canceled_by_client', 'canceled_by_admin'])
const PENDING = new Set(['pending', 'confirmed_pending', 'new'])

/** What a row of REST v2 says of a booking's state; a cancellation, however it is spelled, is the last word. */
export function readStatus(row: Json, statusMap: StatusMap = new Map()): ReadStatus {
  const written = text(row['status'], 40)
  const status = written?.toLowerCase()
  // SimplyBook cancels by itself what is not paid in time.
  const isNotPaid = text(row['invoice_status']) === 'cancelled_by_timeout'
  const isCancelled =
    isNotPaid ||
    CANCELLED.has(status ?? '') ||
    flag(row['is_canceled']) === true ||
    flag(row['is_cancelled']) === true
  if (isCancelled) return { status: 'cancelled', pending: false, flags: isNotPaid ? ['not_paid'] : [] }

  const isKnown = status === 'confirmed' || PENDING.has(status ?? '')
  // Not confirmed is cancelled or not yet approved, and only the status says which.
  const pending = PENDING.has(status ?? '') || (!isKnown && flag(row['is_confirmed']) === false)
  return {
    status: visit(row, statusMap),
    pending,
    flags: isKnown ? [] : ['unknown_status'],
    ...(!isKnown && written !== undefined && { unknownStatus: written }),
  }
}

/** Whether the client came, as far as the booking system knows. */
function visit(row: Json, statusMap: StatusMap): 'booked' | 'completed' | 'no_show' {
  const label = id(row['user_status_id']) ?? id(object(row['user_status'])?.['id']) ?? id(row['status_id'])
  const mapped = label === undefined ? undefined : statusMap.get(label)
  if (mapped) return mapped
  // A ticket is validated when its holder stands at the door.
  return flag(row['ticket_is_used']) === true ? 'completed' : 'booked'
}

/**
 * The owner's map as the settings hold it: `7=no_show, 12=completed`. What it does not understand it leaves out.
 */
export function readStatusMap(setting: unknown): StatusMap {
  if (typeof setting !== 'string') return new Map()
  const entries = setting.split(',').flatMap((part): [string, 'completed' | 'no_show'][] => {
    const [, label, meaning] = /^\s*(\d{1,20})\s*=\s*(completed|no_show)\s*$/.exec(part) ?? []
    return label !== undefined && (meaning === 'completed' || meaning === 'no_show') ? [[label, meaning]] : []
  })
  return new Map(entries)
}
