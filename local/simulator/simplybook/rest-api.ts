import { z } from 'zod'
import { jsonAnswer, type SimulatedAnswer, type SimulatedRequest } from '../simulated-provider.ts'
import type { BookingBook } from './booking-book.ts'
import { bookingDetail, serviceResource, stylistResource } from './booking-row.ts'
import type { Company, CompanyUser } from './company.ts'
import { listBookings } from './list-bookings.ts'
import type { SignedIn, Tokens } from './sign-in.ts'

/** What REST v2 says when it refuses; `code` may differ from the status. */
export const restRefusal = (status: number, code: number, message: string): SimulatedAnswer =>
  jsonAnswer(status, { code, message, data: [], message_data: [] })

const notFound = () => restRefusal(404, 404, 'Not found')
const denied = () => restRefusal(403, 403, 'Access denied')

type Rest = {
  request: SimulatedRequest
  tokens: Tokens
  bookOf: (company: Company) => BookingBook
  domain: string
}

const loginSchema = z.object({ company: z.string(), login: z.string(), password: z.string() })
const refreshSchema = z.object({ company: z.string(), refresh_token: z.string() })

/** Undefined for what is no JSON of that shape: SimplyBook then answers 400. */
function bodyAs<T>(schema: z.ZodType<T>, body: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(body)).data
  } catch {
    return undefined
  }
}

function tokenReply({ tokens, request, domain }: Rest, company: Company, user: CompanyUser): SimulatedAnswer {
  const isRefused = user.hasSecondStep === true
  const { token, refreshToken } = isRefused
    ? { token: '', refreshToken: '' }
    : tokens.issue(company, user, request.now)
  return jsonAnswer(200, {
    token,
    company: company.login,
    login: user.login,
    refresh_token: refreshToken,
    domain,
    require2fa: isRefused,
    allowed2fa_providers: isRefused ? ['ga', 'sms'] : [],
    auth_session_id: isRefused ? 'f3b1c6a0' : '',
    id: company.users.indexOf(user) + 1,
  })
}

function signIn(rest: Rest): SimulatedAnswer {
  const { request, tokens } = rest
  const body = bodyAs(loginSchema, request.body)
  if (!body) return restRefusal(400, 400, 'Bad request')
  const isTooQuick = tokens.isTooQuick(body.company, request.now)
  if (isTooQuick && request.habits.has('quick-login-refused')) return denied()
  const found = tokens.check(body.company, body.login, body.password)
  if (found === 'unknown_company') return restRefusal(404, 404, 'Company not found')
  if (found === 'blocked') return restRefusal(403, 403, 'User is blocked')
  if (typeof found === 'string') return restRefusal(401, 401, 'Wrong login or password')
  return tokenReply(rest, found.company, found.user)
}

function refresh(rest: Rest): SimulatedAnswer {
  const body = bodyAs(refreshSchema, rest.request.body)
  if (!body) return restRefusal(400, 400, 'Bad request')
  const known = rest.tokens.refresh(body.company, body.refresh_token)
  return known
    ? tokenReply(rest, known.company, known.user)
    : restRefusal(401, 401, 'Refresh token is not valid')
}

const whole = (data: unknown[]) =>
  jsonAnswer(200, {
    data,
    metadata: { items_count: data.length, pages_count: 1, page: 1, on_page: Math.max(10, data.length) },
  })

function read(path: string, { user, company }: SignedIn, { request, bookOf }: Rest): SimulatedAnswer {
  const { now, query, habits } = request
  const { salon } = company.world
  if (path === '/admin/services') return whole(salon.services.map(serviceResource))
  if (path === '/admin/providers') return whole(salon.stylists.map(({ id }) => stylistResource(salon, id)))
  if (path === '/admin/statuses') return whole(company.statuses.map(({ id, name }) => ({ id, name })))
  if (!path.startsWith('/admin/bookings')) return notFound()
  if (!user.seesBookings) return denied()
  const book = bookOf(company)
  if (path === '/admin/bookings') return jsonAnswer(200, listBookings({ company, book, query, now, habits }))
  const id = /^\/admin\/bookings\/(\d{1,12})$/.exec(path)?.[1]
  const kept = id === undefined ? null : book.find(Number(id), now)
  return kept ? jsonAnswer(200, bookingDetail(kept, company)) : restRefusal(404, 404, 'Booking not found')
}

/** Answers one request as REST v2 (`https://user-api-v2.simplybook.me`) would, read-only. */
export function restApi(rest: Rest): SimulatedAnswer {
  const { request, tokens } = rest
  const path = request.path.replace(/\/+$/, '')
  if (request.method === 'POST' && path === '/admin/auth') return signIn(rest)
  if (request.method === 'POST' && path === '/admin/auth/refresh-token') return refresh(rest)
  const token = request.headers['x-token'] ?? ''
  if (request.method === 'POST' && path === '/admin/auth/logout') {
    tokens.drop(token)
    return jsonAnswer(200, [])
  }
  const signedIn = tokens.read(token, request.headers['x-company-login'] ?? '')
  if (!signedIn) return restRefusal(401, 401, 'Token is not valid')
  // One that has run out is told apart from a wrong one by the code in the body alone.
  if (signedIn.expiresAt <= request.now) return restRefusal(401, 419, 'Token has expired')
  if (request.method !== 'GET') return restRefusal(405, 405, 'Method not allowed')
  return read(path, signedIn, rest)
}
