import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { SalonWorld } from '../salon/salon-world.ts'
import type { SimulatedProvider, SimulatedRequest } from '../simulated-provider.ts'
import { bookingBook, type BookingBook } from './booking-book.ts'
import { bookingOrderSchema, placeBooking } from './booking-order.ts'
import { callbackBody, callbacks, MOST_RETRIES, type Callbacks, type PostCallback } from './callbacks.ts'
import { company, worldOnItsOwn, type Company, type NewCompany } from './company.ts'
import { jsonRpc } from './json-rpc.ts'
import { restApi, restRefusal } from './rest-api.ts'
import { tokens as tokenBook } from './sign-in.ts'

type Opened = { company: Company; book: BookingBook; callbacks: Callbacks }

const DOMAIN = 'simplybook.me'

const address = z.url({ protocol: /^https?$/ })
const which = { company: z.string().optional() }
const callbacksSchema = z.strictObject({
  ...which,
  url: address.nullable(),
  retries: z.int().min(0).max(MOST_RETRIES).default(MOST_RETRIES),
  /** Between two attempts, instead of the ten minutes and more that SimplyBook waits. */
  waitSeconds: z.number().min(0).optional(),
})
const callbackSchema = z.strictObject({
  ...which,
  bookingId: z.int().positive().optional(),
  type: z.enum(['create', 'change', 'cancel', 'notify']).default('change'),
  /** False: a hash that SimplyBook never gave. */
  isGenuine: z.boolean().default(true),
  /** Sent there instead of to the company's own address: another company's, for one. */
  url: address.optional(),
  /** Fields that replace those of the body. */
  fields: z.record(z.string(), z.unknown()).default({}),
  /** Sent as it is, instead of a body. */
  raw: z.string().max(2_000_000).optional(),
})
const companySchema = z.strictObject({
  login: z.string().regex(/^[a-z0-9]{2,40}$/),
  password: z.string().optional(),
  seed: z.string().optional(),
  /** Multiplies the salon's number of bookings. */
  volume: z.number().min(0).max(1000).default(1),
  style: z.enum(['older', 'newer']).default('newer'),
  recordZone: z.enum(['company', 'utc']).default('company'),
})

const isRpc = ({ method, path }: SimulatedRequest) => method === 'POST' && /^\/(login|admin|)\/?$/.test(path)

/** SimplyBook.me with the salon as its first company and another one beside it. */
export function simplybookProvider(
  world: SalonWorld,
  now: () => number,
  post?: PostCallback,
): SimulatedProvider {
  const companies = new Map<string, Company>()
  const opened = new Map<string, Opened>()
  const tokens = tokenBook(companies)

  function open(made: NewCompany): Company {
    const opening = company(made)
    const book = bookingBook(opening)
    companies.set(opening.login, opening)
    opened.set(opening.login, { company: opening, book, callbacks: callbacks(opening, book, post) })
    return opening
  }
  open({ login: 'salongbjork', world, style: 'older' })
  open({ login: 'salonggran', world: worldOnItsOwn(world, `${world.seed}:gran`, 0.3), recordZone: 'utc' })

  function pick(login: string | undefined): Opened {
    const found = login === undefined ? opened.values().next().value : opened.get(login)
    if (!found)
      throw new z.ZodError([{ code: 'custom', path: ['company'], message: 'unknown', input: login }])
    return found
  }

  return {
    name: 'simplybook',
    env: (url) => ({ SIMPLYBOOK_API_URL: `${url}/simplybook` }),
    handle(request) {
      const bookOf = ({ login }: Company) => pick(login).book
      if (request.habits.has('tokens-expired')) tokens.expireAll(request.now)
      if (isRpc(request)) return jsonRpc({ request, companies, tokens, bookOf })
      return restApi({ request, tokens, bookOf, domain: DOMAIN })
    },
    refuse: (status) => restRefusal(status, status, status === 429 ? 'Too many requests' : 'Refused'),
    controls: {
      'POST callbacks': (body) => {
        const { company: login, ...wanted } = callbacksSchema.parse(body)
        const { callbacks: told } = pick(login)
        told.set(wanted, now())
        return { status: 200, body: told.state() }
      },
      'POST booking': (body) => {
        const order = bookingOrderSchema.parse(body)
        const { company: ordered, book } = pick(order.company)
        const ids = placeBooking(order, book, ordered.world.salon, now())
        return { status: 201, body: { id: ids[0], ids } }
      },
      'POST callback': async (body) => {
        const order = callbackSchema.parse(body)
        const { company: sender, callbacks: told } = pick(order.company)
        const url = order.url ?? told.state().url
        if (url === null)
          throw new z.ZodError([{ code: 'custom', path: ['url'], message: 'no address is set', input: url }])
        const genuine = callbackBody(sender, order.bookingId ?? 1, order.type, now())
        const forged = order.isGenuine ? {} : { booking_hash: randomBytes(16).toString('hex') }
        const answered = await told.send(url, order.raw ?? { ...genuine, ...forged, ...order.fields })
        return { status: 201, body: { answered } }
      },
      'POST companies': (body) => {
        const { seed, volume, password, ...rest } = companySchema.parse(body)
        const own = worldOnItsOwn(world, seed ?? rest.login, volume)
        const made = open({ ...rest, world: own, ...(password !== undefined && { password }) })
        return { status: 201, body: { login: made.login, user: made.users[0] } }
      },
    },
    state: () => ({
      companies: [...opened.values()].map(({ company: shown, callbacks: told }) => ({
        login: shown.login,
        name: shown.world.salon.name,
        users: shown.users,
        apiKey: shown.apiKey,
        secretKey: shown.secretKey,
        statuses: shown.statuses,
        callbacks: told.state(),
      })),
    }),
    pulse(at, habits) {
      for (const { callbacks: told } of opened.values()) told.pulse(at, habits)
    },
  }
}
