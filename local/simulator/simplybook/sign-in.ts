import { randomBytes } from 'node:crypto'
import type { Company, CompanyUser } from './company.ts'

/** A token is good for an hour. */
export const TOKEN_LIFE_MS = 3_600_000
/** Two attempts closer than this are too quick, for an account that minds. */
const QUICK_MS = 5000

export type SignedIn = { company: Company; user: CompanyUser; expiresAt: number }

export type Refusal = 'unknown_company' | 'wrong_password' | 'blocked' | 'too_quick'

export type Tokens = {
  /** Checks a login and password, or says what is wrong. */
  check(login: string, user: string, password: string): { company: Company; user: CompanyUser } | Refusal
  /** Whether the last attempt at a company lies less than a few seconds back; notes this one. */
  isTooQuick(login: string, now: number): boolean
  issue(company: Company, user: CompanyUser, now: number): { token: string; refreshToken: string }
  /** The pair that a refresh token is good for, once. */
  refresh(login: string, refreshToken: string): { company: Company; user: CompanyUser } | null
  /** Who holds a token: of this company, and even when it has run out. */
  read(token: string, login: string): SignedIn | null
  drop(token: string): void
  /** Lets every token run out. */
  expireAll(now: number): void
}

/** Who is signed in; forgotten when the simulator stops, as if the tokens had run out. */
export function tokens(companies: ReadonlyMap<string, Company>): Tokens {
  const byToken = new Map<string, SignedIn>()
  const byRefresh = new Map<string, SignedIn>()
  const attempts = new Map<string, number>()
  const find = (login: string) => companies.get(login.toLowerCase())

  return {
    check(login, userLogin, password) {
      const company = find(login)
      if (!company) return 'unknown_company'
      const user = company.users.find((one) => one.login === userLogin)
      if (user?.password !== password) return 'wrong_password'
      return user.isBlocked ? 'blocked' : { company, user }
    },
    isTooQuick(login, now) {
      const last = attempts.get(login)
      attempts.set(login, now)
      return last !== undefined && now - last < QUICK_MS
    },
    issue(company, user, now) {
      const token = randomBytes(32).toString('hex')
      const refreshToken = randomBytes(32).toString('hex')
      const signedIn = { company, user, expiresAt: now + TOKEN_LIFE_MS }
      byToken.set(token, signedIn)
      byRefresh.set(refreshToken, signedIn)
      return { token, refreshToken }
    },
    refresh(login, refreshToken) {
      const known = byRefresh.get(refreshToken)
      if (!known || known.company !== find(login)) return null
      byRefresh.delete(refreshToken)
      return known
    },
    read(token, login) {
      const known = byToken.get(token)
      return known && known.company === find(login) ? known : null
    },
    drop: (token) => void byToken.delete(token),
    expireAll(now) {
      for (const [token, known] of byToken) byToken.set(token, { ...known, expiresAt: now })
    },
  }
}
