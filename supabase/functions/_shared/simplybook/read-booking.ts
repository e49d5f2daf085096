import { NotUnderstood } from '../observation.ts'
import { callMark } from './call-mark.ts'
import { companyTime } from './company-time.ts'
import { id, object, text, type Json } from './json-fields.ts'
import { readPrice, type Price } from './price.ts'
import { readStatus, type BookingStatus, type StatusMap } from './statuses.ts'

export type BookingFlag =
  | 'unknown_status'
  | 'not_paid'
  | 'membership'
  | 'currency_unknown'
  /** Its time fell into the hour that is skipped in spring, and was moved forward. */
  | 'time_moved'
  | 'ends_before_start'
  | 'end_unknown'
  | 'number_not_valid'

/** One answer of a booking system about one booking, without anything about a person. Absent means that it does not say. */
export type BookingObservation = {
  provider_ref: string
  /** When the booking system was asked, ISO 8601: a later answer beats an earlier one. */
  observed_at: string
  /** The whole booking was asked for, not a row of a list. */
  detailed: boolean
  status: BookingStatus
  pending: boolean
  unknown_status?: string
  starts_at: string
  ends_at: string
  /** When it was made, by the booking system's own record, whose zone is doubtful. */
  recorded_at?: string
  service_ref?: string
  service_name?: string
  staff_ref?: string
  staff_name?: string
  catalogue_price?: Price
  /** The invoice that stands; null when there is none. */
  invoice_ref: string | null
  invoice?: Price | 'none'
  series_ref?: string
  call_ref?: string
  client_ref?: string
  flags: BookingFlag[]
}

/** Who booked, as the booking system wrote it. Kept only encrypted. */
export type BookingClient = { name?: string; phone?: string; email?: string }

export type ReadBooking = { booking: BookingObservation; client: BookingClient }

export type ReadOptions = {
  timeZone: string
  statusMap: StatusMap
  observedAt: Date
  /** True for the answer about one booking, which says more than a row of the list. */
  detailed: boolean
}

/**
 * One booking of REST v2, from the list or by its id.
 * @throws NotUnderstood when it has no id or no beginning
 */
export function readBooking(item: unknown, options: ReadOptions): ReadBooking {
  const row = object(item)
  const ref = id(row?.['id'])
  if (row === undefined || ref === undefined) throw new NotUnderstood('INVALID_REFERENCE')
  const { status, pending, flags: statusFlags, unknownStatus } = readStatus(row, options.statusMap)
  const { catalogue, invoiceRef, invoice, flags: priceFlags } = readPrice(row, options.detailed)
  const times = readTimes(row, options.timeZone)
  const recorded = companyTime(text(row['record_date']) ?? '', options.timeZone)
  const service = object(row['service'])
  const staff = object(row['provider'])
  const client = object(row['client'])

  return {
    booking: stated({
      provider_ref: ref,
      observed_at: options.observedAt.toISOString(),
      detailed: options.detailed,
      status,
      pending,
      unknown_status: unknownStatus,
      starts_at: times.startsAt,
      ends_at: times.endsAt,
      recorded_at: recorded?.at,
      service_ref: id(row['service_id']) ?? id(service?.['id']),
      service_name: text(service?.['name']),
      staff_ref: id(row['provider_id']) ?? id(staff?.['id']),
      staff_name: text(staff?.['name']),
      catalogue_price: catalogue,
      invoice_ref: invoiceRef,
      invoice,
      series_ref: id(row['batch_id']),
      call_ref: callMark(row['comment']),
      client_ref: id(row['client_id']) ?? id(client?.['id']),
      flags: [...statusFlags, ...priceFlags, ...times.flags],
    }),
    client: stated({
      name: text(client?.['name']),
      phone: text(client?.['phone'], 40),
      email: text(client?.['email'], 254),
    }),
  }
}

function readTimes(row: Json, timeZone: string): { startsAt: string; endsAt: string; flags: BookingFlag[] } {
  const starts = companyTime(text(row['start_datetime']) ?? '', timeZone)
  if (!starts) throw new NotUnderstood('INVALID_TIMESTAMP')
  const ends = companyTime(text(row['end_datetime']) ?? '', timeZone)
  const flags: BookingFlag[] = starts.isSkipped || ends?.isSkipped ? ['time_moved'] : []
  if (ends) {
    // Moved out of the skipped hour, a short visit may seem to begin after it ends.
    if (ends.at < starts.at) flags.push('ends_before_start')
    return { startsAt: starts.at, endsAt: ends.at, flags }
  }
  const minutes = Number(text(row['duration']) ?? Number.NaN)
  if (!(minutes > 0 && minutes <= 10_080)) {
    return { startsAt: starts.at, endsAt: starts.at, flags: [...flags, 'end_unknown'] }
  }
  const end = new Date(Date.parse(starts.at) + minutes * 60_000)
  return { startsAt: starts.at, endsAt: end.toISOString(), flags }
}

type Stated<T> = {
  [Key in keyof T as undefined extends T[Key] ? Key : never]?: Exclude<T[Key], undefined>
} & {
  [Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key]
}

/** Without the fields that say nothing. */
function stated<T extends object>(fields: T): Stated<T> {
  const said = Object.entries(fields).filter(([, value]) => value !== undefined)
  // Object.fromEntries forgets which names are there; only undefined ones were left out.
  return Object.fromEntries(said) as Stated<T>
}
