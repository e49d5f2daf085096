import type { IntegrationErrorCode } from '../contracts/manage-integrations.ts'
import type { Database } from '../db.ts'
import { ProviderError, type RequestOptions } from '../provider-request.ts'
import { withLoginKey } from '../with-login-key.ts'
import { apiDomain } from '../contracts/simplybook-address.ts'
import { DEFAULT_DOMAIN, simplyBookBase, type SimplyBookBase } from './hosts.ts'
import { logIn, renewToken, type Token } from './log-in.ts'

export type SessionOptions = {
  database: Pick<Database, 'run'>
  loginKey: string
  integrationId: string
  companyLogin: string
  /** Of the settings: what the owner pasted; SimplyBook's own word replaces it. */
  domain?: string | undefined
  request: RequestOptions
}

export type Granted = { token: string; base: SimplyBookBase }

type Claim = {
  outcome: 'ready' | 'login' | 'wait' | 'refused'
  token: string | null
  refresh_token: string | null
  domain: string | null
  code: IntegrationErrorCode | null
}

const WAIT_MS = 200
const MAX_WAIT_MS = 30_000

/**
 * The token of one company, shared by all workers through the database: one of them logs in while the others wait, and
 * what it got is good for 40 minutes.
 */
export function simplyBookSession(options: SessionOptions) {
  const { database, loginKey, integrationId, companyLogin, request } = options
  const pause = request.pause ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)))

  async function claim(refused: string | undefined): Promise<Claim> {
    const [row] = await withLoginKey(
      database,
      loginKey,
      (sql) => sql<Claim[]>`
        select outcome, token, refresh_token, domain, code
        from private.claim_booking_token(${integrationId}, ${refused ?? null})`,
    )
    if (!row) throw new ProviderError('refused', 'The connection to SimplyBook.me is gone')
    return row
  }

  async function readLogin() {
    const [row] = await withLoginKey(
      database,
      loginKey,
      (sql) => sql<{ login: { userLogin: string; userPassword: string } | null }[]>`
        select private.read_booking_login(${integrationId}) as login`,
    )
    if (!row?.login) {
      throw new ProviderError('refused', 'There is no stored login for SimplyBook.me', {
        code: 'SECRET_UNREADABLE',
      })
    }
    return row.login
  }

  async function getNew(base: SimplyBookBase, refreshToken: string | null): Promise<Token> {
    const renewed =
      refreshToken === null ? undefined : await renewToken(base, companyLogin, refreshToken, request)
    return renewed ?? logIn(base, { companyLogin, ...(await readLogin()) }, request)
  }

  /** Stores what was got, or that nothing was, so that nobody waits for it. */
  async function obtain(base: SimplyBookBase, refreshToken: string | null): Promise<Token> {
    let token: Token
    try {
      token = await getNew(base, refreshToken)
    } catch (error) {
      const code = error instanceof ProviderError && error.kind === 'refused' ? error.code : null
      await database.run((sql) => sql`select private.give_up_booking_token(${integrationId}, ${code})`)
      throw error
    }
    await withLoginKey(
      database,
      loginKey,
      (sql) => sql`select private.store_booking_token(
        ${integrationId}, ${token.token}, ${token.refreshToken ?? null}, ${token.domain ?? null})`,
    )
    return token
  }

  return {
    /**
     * @param refused the token that SimplyBook has just refused, with what it wants instead
     * @throws ProviderError why there is none
     */
    async token(refused?: { token: string; wants: 'refresh' | 'login' }): Promise<Granted> {
      for (let waited = 0; waited <= MAX_WAIT_MS; waited += WAIT_MS) {
        const claimed = await claim(refused?.token)
        const base = simplyBookBase(claimed.domain ?? apiDomain(options.domain ?? '') ?? DEFAULT_DOMAIN)
        if (claimed.outcome === 'ready' && claimed.token !== null) return { token: claimed.token, base }
        if (claimed.outcome === 'refused') {
          throw new ProviderError('refused', 'SimplyBook.me refused the login a moment ago', {
            ...(claimed.code && { code: claimed.code }),
          })
        }
        if (claimed.outcome === 'login') {
          const token = await obtain(base, refused?.wants === 'login' ? null : claimed.refresh_token)
          return { token: token.token, base: token.domain ? simplyBookBase(token.domain) : base }
        }
        await pause(WAIT_MS)
      }
      throw new ProviderError('unreachable', 'Another worker does not get a token from SimplyBook.me')
    },
  }
}

export type SimplyBookSession = ReturnType<typeof simplyBookSession>
