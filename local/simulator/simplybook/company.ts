import { createHash } from 'node:crypto'
import { addDays } from '../salon/local-time.ts'
import { planDay } from '../salon/plan-day.ts'
import { rememberDays } from '../salon/remember-days.ts'
import type { SalonWorld } from '../salon/salon-world.ts'

/** Somebody who may sign in at a company. */
export type CompanyUser = {
  login: string
  /** What is sent as the password; SimplyBook calls the unattended kind a user key. */
  password: string
  /** Asks for a second step, which a program cannot take. */
  hasSecondStep?: boolean
  isBlocked?: boolean
  /** May see the list of bookings. */
  seesBookings: boolean
}

/** One company at SimplyBook.me, played from a salon. */
export type Company = {
  /** The subdomain of its booking page. */
  login: string
  users: readonly [CompanyUser, ...CompanyUser[]]
  apiKey: string
  secretKey: string
  world: SalonWorld
  /** No booking was made here before this local day: until then the salon kept a paper diary. */
  since: string
  /** Its own words for what became of a visit; SimplyBook itself has none. */
  statuses: readonly { id: number; name: string; means: 'completed' | 'no_show' | null }[]
  /** Accounts differ in how they name the fields of JSON-RPC rows, and in what a callback carries. */
  style: 'older' | 'newer'
  /** `company`: the company's clock; `utc`: two hours off in summer, as some accounts show it. */
  recordZone: 'company' | 'utc'
}

const PAPER_DIARY_UNTIL = '2025-09-01'

const hex = (text: string, length: number) => createHash('sha256').update(text).digest('hex').slice(0, length)

export type NewCompany = {
  login: string
  password?: string
  world: SalonWorld
  style?: Company['style']
  recordZone?: Company['recordZone']
}

/** A company made from its login and its salon's seed: the same keys on every start. */
export function company({
  login,
  password,
  world,
  style = 'newer',
  recordZone = 'company',
}: NewCompany): Company {
  const key = (what: string) => hex(`${what}:${world.seed}:${login}`, 64)
  return {
    login,
    users: [
      { login: 'payback', password: password ?? key('user key'), seesBookings: true },
      { login: 'agare', password: key('owner password'), seesBookings: true, hasSecondStep: true },
      { login: 'praktikant', password: key('trainee password'), seesBookings: false },
      { login: 'slutat', password: key('blocked password'), seesBookings: true, isBlocked: true },
    ],
    apiKey: key('api key'),
    secretKey: key('secret key'),
    world,
    since: world.salon.since > PAPER_DIARY_UNTIL ? world.salon.since : PAPER_DIARY_UNTIL,
    statuses: [
      { id: 1, name: 'Ny kund', means: null },
      { id: 4, name: 'Genomförd', means: 'completed' },
      { id: 5, name: 'Utebliven', means: 'no_show' },
    ],
    style,
    recordZone,
  }
}

/** A salon of its own, with its own calls, that nobody can ring. */
export const worldOnItsOwn = (world: SalonWorld, seed: string, volume: number): SalonWorld => ({
  salon: world.salon,
  seed,
  volume,
  conversations: rememberDays((day) => planDay({ salon: world.salon, seed, day, volume })),
})

/** The local days from `first` to `last`, oldest first. */
export function* daysFrom(first: string, last: string): Generator<string> {
  for (let day = first; day <= last; day = addDays(day, 1)) yield day
}
