import { z } from 'zod'
import { serviceOf } from '../salon/draw-appointment.ts'
import { addDays, localDateTime, localDay } from '../salon/local-time.ts'
import { jsonAnswer, type SimulatedAnswer, type SimulatedRequest } from '../simulated-provider.ts'
import type { BookingBook, KeptBooking } from './booking-book.ts'
import { bookingSignature } from './booking-hash.ts'
import { bookingDetail } from './booking-row.ts'
import type { Company } from './company.ts'
import type { Tokens } from './sign-in.ts'

/** An error of JSON-RPC: SimplyBook sends it with HTTP 200. */
class RpcError extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly data?: unknown,
  ) {
    super(message)
  }
}

const callSchema = z.object({
  method: z.string(),
  params: z.array(z.unknown()).default([]),
  id: z.union([z.number(), z.string()]).nullish(),
})

const filterSchema = z.object({
  date_from: z.string().optional(),
  date_to: z.string().optional(),
  created_date_from: z.string().optional(),
  created_date_to: z.string().optional(),
  unit_group_id: z.coerce.number().optional(),
  event_id: z.coerce.number().optional(),
  is_confirmed: z.coerce.number().optional(),
  client_id: z.coerce.number().optional(),
  order: z.enum(['record_date', 'date_start', 'date_start_asc']).default('date_start'),
  booking_type: z
    .enum([
      'all',
      'cancelled',
      'non_cancelled',
      'cancelled_by_client',
      'cancelled_by_admin',
      'non_approved_yet',
      'approved',
    ])
    .default('all'),
})

type Filter = z.infer<typeof filterSchema>

type Rpc = {
  request: SimulatedRequest
  companies: ReadonlyMap<string, Company>
  tokens: Tokens
  bookOf: (company: Company) => BookingBook
}

const textAt = (params: readonly unknown[], place: number) => {
  const value = params[place]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** Signing in: with the company's key for the public service, as a user for the other. */
function login(rpc: Rpc, method: string, params: readonly unknown[]): unknown {
  const { companies, tokens, request } = rpc
  const company = companies.get(textAt(params, 0).toLowerCase())
  if (!company) throw new RpcError(-33001, 'Company login is not valid')
  if (method === 'getServiceUrl') return `http://${request.headers.host ?? ''}/simplybook`
  if (method === 'getToken') {
    if (textAt(params, 1) !== company.apiKey) throw new RpcError(-33002, 'API key is not valid')
    return tokens.issue(company, company.users[0], request.now).token
  }
  if (method !== 'getUserToken') throw new RpcError(-32601, 'Method not found')
  if (request.habits.has('hipaa')) throw new RpcError(-33005, 'Not allowed for this company')
  const found = tokens.check(company.login, textAt(params, 1), textAt(params, 2))
  if (found === 'blocked') throw new RpcError(-33004, 'User is blocked')
  if (typeof found === 'string' || found.user.hasSecondStep)
    throw new RpcError(-33003, 'Login or password is not valid')
  return tokens.issue(found.company, found.user, request.now).token
}

const cancelledBy = ({ booking }: KeptBooking) => {
  const change = booking.changes.find(({ kind }) => kind === 'cancelled')
  return change?.kind === 'cancelled' ? change.by : null
}

/** Without the day that a filter names, everything; a booking type says more than `is_confirmed`. */
function isWanted(kept: KeptBooking, filter: Filter, timeZone: string): boolean {
  const { booking, state } = kept
  const madeOn = localDay(booking.madeAt, timeZone)
  const status = {
    all: true,
    cancelled: state.status === 'canceled',
    non_cancelled: state.status !== 'canceled',
    cancelled_by_client: state.status === 'canceled' && cancelledBy(kept) === 'client',
    cancelled_by_admin: state.status === 'canceled' && cancelledBy(kept) === 'salon',
    non_approved_yet: state.status === 'pending',
    approved: state.status === 'confirmed',
  }
  return (
    status[filter.booking_type] &&
    madeOn >= (filter.created_date_from ?? '') &&
    madeOn <= (filter.created_date_to ?? '9999') &&
    (filter.event_id ?? booking.serviceId) === booking.serviceId &&
    (filter.unit_group_id ?? state.stylistId) === state.stylistId &&
    (filter.client_id ?? booking.client.id) === booking.client.id &&
    (filter.is_confirmed === undefined || (filter.is_confirmed === 1) === (state.status === 'confirmed'))
  )
}

/** One row of `getBookings`; older and newer accounts name the same things differently. */
function rpcRow(kept: KeptBooking, company: Company): Record<string, unknown> {
  const { booking, state } = kept
  const { salon } = company.world
  const { client } = booking
  const at = (instant: number) => localDateTime(instant, salon.timeZone)
  const stylist = salon.stylists.find(({ id }) => id === state.stylistId)?.name ?? ''
  const service = serviceOf(salon, booking.serviceId).name
  const names =
    company.style === 'older'
      ? {
          start_date: at(state.startsAt),
          end_date: at(state.endsAt),
          event: service,
          unit: stylist,
          client: client.name,
        }
      : {
          start_date_time: at(state.startsAt),
          end_date_time: at(state.endsAt),
          event_name: service,
          unit_name: stylist,
          client_name: client.name,
        }
  return {
    // Everything is text in this service.
    id: String(booking.id),
    record_date: localDateTime(booking.madeAt, company.recordZone === 'utc' ? 'UTC' : salon.timeZone),
    event_id: String(booking.serviceId),
    unit_id: String(state.stylistId),
    client_id: String(client.id),
    client_email: client.email ?? '',
    client_phone: client.phone ?? '',
    is_confirm: state.status === 'confirmed' ? '1' : '0',
    status_id: null,
    code: String(booking.id),
    ...names,
  }
}

function getBookings(rpc: Rpc, company: Company, params: readonly unknown[]): unknown[] {
  const parsed = filterSchema.safeParse(params[0] ?? {})
  if (!parsed.success)
    throw new RpcError(-32070, 'Invalid filter', { field: parsed.error.issues[0]?.path.join('.') })
  const filter = parsed.data
  const { now } = rpc.request
  const { since } = company
  const { timeZone } = company.world.salon
  const book = rpc.bookOf(company)
  const byVisit = filter.date_from !== undefined || filter.date_to !== undefined
  const farthest = addDays(localDay(now, timeZone), 400)
  const found = byVisit
    ? book.visits(filter.date_from ?? since, filter.date_to ?? farthest, now)
    : book.made(filter.created_date_from ?? since, filter.created_date_to ?? farthest, now)
  const newest = filter.order === 'date_start_asc' ? -1 : 1
  const time = ({ booking, state }: KeptBooking) =>
    filter.order === 'record_date' ? booking.madeAt : state.startsAt
  return found
    .filter((kept) => isWanted(kept, filter, timeZone))
    .sort((a, b) => newest * (time(b) - time(a)) || b.booking.id - a.booking.id)
    .map((kept) => rpcRow(kept, company))
}

/** The zone's name and its offset now, in minutes. */
function timeZoneOffset(company: Company, now: number): [string, number] {
  const { timeZone } = company.world.salon
  const minute = now - (now % 60_000)
  const wall = Date.parse(`${localDateTime(minute, timeZone).replace(' ', 'T')}Z`)
  return [timeZone, (wall - minute) / 60_000]
}

/** A service for somebody who has signed in: the public one, and the one for users. */
function serve(rpc: Rpc, isAdmin: boolean, method: string, params: readonly unknown[]): unknown {
  const { request, tokens, bookOf } = rpc
  const token = request.headers[isAdmin ? 'x-user-token' : 'x-token'] ?? ''
  const signedIn = tokens.read(token, request.headers['x-company-login'] ?? '')
  if (!signedIn || signedIn.expiresAt <= request.now) throw new RpcError(-32600, 'Access denied')
  const { company } = signedIn
  if (method === 'getCompanyTimezoneOffset') return timeZoneOffset(company, request.now)
  if (method === 'getCompanyInfo')
    return { login: company.login, name: company.world.salon.name, timezone: company.world.salon.timeZone }
  if (method === 'getBookings' && isAdmin) return getBookings(rpc, company, params)
  if (method !== 'getBookingDetails') throw new RpcError(-32601, 'Method not found')
  const id = Number(textAt(params, 0))
  const kept = Number.isInteger(id) ? bookOf(company).find(id, request.now) : null
  // The public service shows a booking to whoever can sign for it; both failures look the same.
  const mayRead = isAdmin || textAt(params, 1) === bookingSignature(company, id)
  if (!kept || !mayRead) throw new RpcError(-32054, 'Booking not found')
  return { ...bookingDetail(kept, company), ...rpcRow(kept, company) }
}

/** Answers one call of JSON-RPC 2.0 at `/login`, `/` or `/admin`; an error comes with HTTP 200. */
export function jsonRpc(rpc: Rpc): SimulatedAnswer {
  const { request } = rpc
  const answer = (id: unknown, outcome: { result: unknown } | { error: unknown }) =>
    jsonAnswer(200, {
      jsonrpc: '2.0',
      ...('error' in outcome
        ? { result: null, error: outcome.error }
        : { result: outcome.result, error: null }),
      // Some answers bring a number back as text.
      id: request.habits.has('id-as-text') ? String(id) : (id ?? null),
    })
  let call: z.infer<typeof callSchema> | undefined
  try {
    call = callSchema.safeParse(JSON.parse(request.body)).data
  } catch {
    call = undefined
  }
  if (!call) return answer(null, { error: { code: -32700, message: 'Parse error' } })
  try {
    const isLogin = request.path.startsWith('/login')
    const result = isLogin
      ? login(rpc, call.method, call.params)
      : serve(rpc, request.path.startsWith('/admin'), call.method, call.params)
    return answer(call.id, { result })
  } catch (error) {
    if (!(error instanceof RpcError)) throw error
    const { code, message, data } = error
    return answer(call.id, { error: { code, message, ...(data !== undefined && { data }) } })
  }
}
