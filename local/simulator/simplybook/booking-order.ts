import { z } from 'zod'
import { nextOpenDay, serviceOf, slotOn } from '../salon/draw-appointment.ts'
import { addDays, localDay } from '../salon/local-time.ts'
import type { BookingChange, SalonBooking } from '../salon/salon-booking.ts'
import { clientOf, clientWithoutNumber, type SalonClient } from '../salon/salon-client.ts'
import type { SalonProfile } from '../salon/salon-profile.ts'
import { seededRandom } from '../salon/seeded-random.ts'
import type { BookingBook } from './booking-book.ts'

/** What can be said about a booking that is to be made or changed now; nearly everything may be left out. */
export const bookingOrderSchema = z.strictObject({
  company: z.string().optional(),
  action: z.enum(['make', 'move', 'cancel', 'approve', 'complete', 'no_show', 'edit']).default('make'),
  /** Which one; a new one when it is made. */
  id: z.int().positive().optional(),
  /** E.164, or null for somebody without a number. */
  phone: z.string().nullable().optional(),
  name: z.string().optional(),
  email: z.string().nullable().optional(),
  clientId: z.int().positive().optional(),
  serviceId: z.int().optional(),
  stylistId: z.int().optional(),
  startsAt: z.iso.datetime({ offset: true }).optional(),
  /** When it was made, if not now: an older one that nobody was told of. */
  madeAt: z.iso.datetime({ offset: true }).optional(),
  needsApproval: z.boolean().default(false),
  /** How many visits, five weeks apart. */
  visits: z.int().min(1).max(20).default(1),
  /** The salon's own note; `AI-call:CA…` names the call it was made in. */
  comment: z.string().optional(),
  /** Replaces fields of the row as SimplyBook would send it, sense or no sense. */
  row: z.record(z.string(), z.unknown()).optional(),
  /** Whether the company tells of it by a callback. */
  tell: z.boolean().default(true),
})

export type BookingOrder = z.infer<typeof bookingOrderSchema>

const bad = (path: string, message: string) =>
  new z.ZodError([{ code: 'custom', path: [path], message, input: undefined }])

function clientFor(order: BookingOrder, seed: string): SalonClient {
  const random = seededRandom(seed)
  const known = order.phone == null ? clientWithoutNumber(random) : clientOf(order.phone, random)
  return {
    id: order.clientId ?? known.id,
    name: order.name ?? known.name,
    phone: order.phone ?? null,
    email: order.email === undefined ? known.email : order.email,
  }
}

function make(order: BookingOrder, book: BookingBook, salon: SalonProfile, now: number): SalonBooking[] {
  const madeAt = order.madeAt === undefined ? now : Date.parse(order.madeAt)
  const first = order.id ?? book.nextId(now)
  const service = serviceOf(salon, order.serviceId ?? salon.services[0].id)
  const nextWeek = nextOpenDay(salon, addDays(localDay(now, salon.timeZone), 7))
  const startsAt =
    order.startsAt === undefined ? slotOn(salon, nextWeek, service.minutes, 0.5) : Date.parse(order.startsAt)
  return Array.from({ length: order.visits }, (_, n) => ({
    id: first + n,
    madeOn: localDay(madeAt, salon.timeZone),
    madeAt,
    via: 'staff',
    callKey: null,
    client: clientFor(order, String(first)),
    serviceId: service.id,
    stylistId: order.stylistId ?? salon.stylists[0].id,
    startsAt: startsAt + n * 35 * 86_400_000,
    minutes: service.minutes,
    seriesId: order.visits > 1 ? first : null,
    needsApproval: order.needsApproval,
    prepaid: false,
    toldLate: false,
    changes: [],
  }))
}

function changeOf(order: BookingOrder, booking: SalonBooking, at: number): BookingChange[] {
  switch (order.action) {
    case 'move': {
      if (order.startsAt === undefined) throw bad('startsAt', 'needed to move a booking')
      const startsAt = Date.parse(order.startsAt)
      return [{ at, kind: 'moved', startsAt, stylistId: order.stylistId ?? booking.stylistId }]
    }
    case 'cancel':
      return [{ at, kind: 'cancelled', by: 'client' }]
    case 'approve':
      return [{ at, kind: 'approved' }]
    case 'complete':
      return [{ at, kind: 'completed' }]
    case 'no_show':
      return [{ at, kind: 'no_show' }]
    default:
      return []
  }
}

/**
 * Does what an order says, now. What was planned for the booking later on does not happen any more.
 * @returns the ids of the bookings it concerns
 * @throws ZodError when the booking is unknown or the order lacks something
 */
export function placeBooking(
  order: BookingOrder,
  book: BookingBook,
  salon: SalonProfile,
  now: number,
): number[] {
  const { row, comment, tell } = order
  const extra = { isTold: tell, ...(row && { row }), ...(comment !== undefined && { comment }) }
  if (order.action === 'make') {
    const made = make(order, book, salon, now)
    for (const booking of made) book.put(booking, extra)
    return made.map(({ id }) => id)
  }
  const known = order.id === undefined ? null : book.find(order.id, now)
  if (!known) throw bad('id', 'unknown')
  const { booking } = known
  const past = booking.changes.filter(({ at }) => at <= now)
  book.put({ ...booking, changes: [...past, ...changeOf(order, booking, now)] }, extra)
  return [booking.id]
}
