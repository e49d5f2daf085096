import { localDateTime } from '../salon/local-time.ts'
import { serviceOf } from '../salon/draw-appointment.ts'
import type { SalonProfile, SalonService } from '../salon/salon-profile.ts'
import { seededRandom } from '../salon/seeded-random.ts'
import type { KeptBooking } from './booking-book.ts'
import type { Company } from './company.ts'

/** The price as the catalogue has it: a JSON number, and 0 where none is set. */
const cataloguePrice = ({ price }: SalonService) => (price === null ? 0 : Number(price))

export const serviceResource = (service: SalonService) => ({
  id: service.id,
  name: service.name,
  description: '',
  price: cataloguePrice(service),
  currency: 'SEK',
  deposit_price: null,
  tax_id: 1,
  duration: service.minutes,
  is_active: true,
  is_visible: true,
})

export const stylistResource = (salon: SalonProfile, id: number) => ({
  id,
  name: salon.stylists.find((one) => one.id === id)?.name ?? '',
  email: null,
  phone: null,
  qty: 1,
})

/** Eight letters and digits that people read to each other. */
function humanCode(id: number): string {
  const random = seededRandom(`code:${id}`)
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  return Array.from({ length: 8 }, () => letters[random.between(0, letters.length - 1)]).join('')
}

/** An invoice stays when its booking is cancelled, deleted but paid. */
function invoiceFields({ booking, state }: KeptBooking, company: Company) {
  if (!booking.prepaid) {
    return {
      invoice_id: null,
      invoice_status: null,
      invoice_payment_received: null,
      invoice_number: null,
      invoice_datetime: null,
      invoice_payment_processor: null,
    }
  }
  return {
    invoice_id: booking.id % 1_000_000,
    invoice_status: state.status === 'canceled' ? 'deleted' : 'paid',
    invoice_payment_received: true,
    invoice_number: `F-${booking.id}`,
    invoice_datetime: localDateTime(booking.madeAt, company.world.salon.timeZone),
    invoice_payment_processor: 'swish',
  }
}

/** How a company names what became of a visit; null when nobody has noted it. */
function userStatus(company: Company, { state }: KeptBooking) {
  if (state.attended === null) return null
  const { id, name } = company.statuses.find(({ means }) => means === state.attended) ?? { id: 0, name: '' }
  return { id, name }
}

/** One row of `GET /admin/bookings`. Times are the company's, without an offset. */
export function bookingRow(kept: KeptBooking, company: Company): Record<string, unknown> {
  const { booking, state, row } = kept
  const { salon } = company.world
  const { timeZone } = salon
  const service = serviceOf(salon, booking.serviceId)
  const { id, name, email, phone } = booking.client
  return {
    id: booking.id,
    code: humanCode(booking.id),
    status: state.status,
    is_confirmed: state.status === 'confirmed',
    start_datetime: localDateTime(state.startsAt, timeZone),
    end_datetime: localDateTime(state.endsAt, timeZone),
    record_date: localDateTime(booking.madeAt, company.recordZone === 'utc' ? 'UTC' : timeZone),
    duration: booking.minutes,
    service_id: service.id,
    service: serviceResource(service),
    provider_id: state.stylistId,
    provider: stylistResource(salon, state.stylistId),
    client_id: id,
    client: { id, name, email, phone: phone ?? '', address1: '', address2: '', city: '', zip: '' },
    location_id: null,
    location: null,
    category_id: null,
    category: null,
    ...invoiceFields(kept, company),
    membership_id: null,
    ticket_code: null,
    ticket_is_used: null,
    ticket_validation_datetime: null,
    user_status_id: userStatus(company, kept)?.id ?? null,
    testing_status: null,
    client_time_offset: 0,
    client_timezone: null,
    batch_id: booking.seriesId,
    batch_type: booking.seriesId === null ? null : 'recurring',
    can_be_edited: true,
    can_be_canceled: state.status !== 'canceled',
    ...row,
  }
}

/** `GET /admin/bookings/{id}`: the row and what the list leaves out. */
export function bookingDetail(kept: KeptBooking, company: Company): Record<string, unknown> {
  const { booking, state, comment } = kept
  const { salon } = company.world
  const at = (instant: number) => localDateTime(instant, salon.timeZone)
  const changes = booking.changes.filter((change) => change.at <= state.changedAt)
  const price = serviceOf(salon, booking.serviceId).price
  const row = bookingRow(kept, company)
  return {
    ...row,
    log: [
      { datetime: at(booking.madeAt), type: 'create' },
      ...changes.map(({ at: instant, kind }) => ({ datetime: at(instant), type: kind })),
    ],
    additional_fields: [],
    products: [],
    attributes: [],
    invoice: booking.prepaid
      ? {
          id: row.invoice_id,
          number: row.invoice_number,
          status: row.invoice_status,
          total_amount: price,
          currency: 'SEK',
        }
      : null,
    membership: null,
    user_status: userStatus(company, kept),
    comment,
    resources: [],
    ...kept.row,
  }
}
