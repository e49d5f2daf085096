import type { IntegrationErrorCode } from '../contracts/manage-integrations.ts'
import {
  askProvider,
  parseProviderJson,
  ProviderError,
  unreadable,
  type ProviderAnswer,
  type RequestOptions,
} from '../provider-request.ts'
import { apiDomain } from '../contracts/simplybook-address.ts'
import type { SimplyBookBase } from './hosts.ts'
import { flag, object, text } from './json-fields.ts'
import { callRpc, RpcError } from './rpc.ts'

export type SimplyBookLogin = { companyLogin: string; userLogin: string; userPassword: string }

export type Token = {
  token: string
  refreshToken?: string
  /** Where this company is, by SimplyBook's own word. */
  domain?: string
}

/** What a refused login looks like; anything else goes by the usual rules. */
const REFUSALS: ReadonlySet<number> = new Set([400, 401, 403, 404])

/**
 * A new token by name and password.
 * @throws ProviderError COMPANY_UNKNOWN, CREDENTIALS_REFUSED, USER_BLOCKED, TWO_FACTOR_ON, HIPAA_ON; or
 *   PROVIDER_RATE_LIMITED, because a login that is repeated too quickly is refused as well
 */
export async function logIn(
  base: SimplyBookBase,
  { companyLogin, userLogin, userPassword }: SimplyBookLogin,
  options: RequestOptions = {},
): Promise<Token> {
  const answer = await post(
    `${base.rest}/admin/auth`,
    { company: companyLogin, login: userLogin, password: userPassword },
    options,
  )
  if (REFUSALS.has(answer.status)) {
    throw await whyRefused(base, { companyLogin, userLogin, userPassword }, answer.status, options)
  }
  return readToken(answer)
}

/** A new token for an old one; undefined when SimplyBook wants the password again. @throws ProviderError */
export async function renewToken(
  base: SimplyBookBase,
  companyLogin: string,
  refreshToken: string,
  options: RequestOptions = {},
): Promise<Token | undefined> {
  const answer = await post(
    `${base.rest}/admin/auth/refresh-token`,
    { company: companyLogin, refresh_token: refreshToken },
    options,
  )
  return REFUSALS.has(answer.status) ? undefined : readToken(answer)
}

/** Whether SimplyBook knows this company and its API key. @throws ProviderError COMPANY_UNKNOWN, API_KEY_REFUSED */
export async function publicToken(
  base: SimplyBookBase,
  companyLogin: string,
  apiKey: string,
  options: RequestOptions = {},
): Promise<string> {
  const token = text(await callRpc(`${base.rpc}/login`, 'getToken', [companyLogin, apiKey], options), 4096)
  if (token === undefined) throw unreadable('SimplyBook.me', 'logs in without a token')
  return token
}

function post(url: string, body: Record<string, string>, options: RequestOptions): Promise<ProviderAnswer> {
  return askProvider(
    {
      provider: 'SimplyBook.me',
      url,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    },
    { ...options, judge: ({ status }) => (REFUSALS.has(status) ? 'accept' : undefined) },
  )
}

function readToken({ text: body }: ProviderAnswer): Token {
  const answer = object(parseProviderJson('SimplyBook.me', body))
  if (flag(answer?.['require2fa']) === true) {
    throw new ProviderError('refused', 'SimplyBook.me wants a second factor', { code: 'TWO_FACTOR_ON' })
  }
  const token = text(answer?.['token'], 4096)
  if (token === undefined) throw unreadable('SimplyBook.me', 'logs in without a token')
  const refreshToken = text(answer?.['refresh_token'], 4096)
  const domain = apiDomain(text(answer?.['domain']) ?? '')
  return {
    token,
    ...(refreshToken !== undefined && { refreshToken }),
    ...(domain !== undefined && { domain }),
  }
}

const BY_STATUS: ReadonlyMap<number, IntegrationErrorCode> = new Map<number, IntegrationErrorCode>([
  [400, 'CREDENTIALS_REFUSED'],
  [401, 'CREDENTIALS_REFUSED'],
  [404, 'COMPANY_UNKNOWN'],
])

/** REST refuses everything alike; the older interface says why. Where that is silent, the status has to do. */
async function whyRefused(
  base: SimplyBookBase,
  { companyLogin, userLogin, userPassword }: SimplyBookLogin,
  status: number,
  options: RequestOptions,
): Promise<ProviderError> {
  const refusal = (code: IntegrationErrorCode) =>
    new ProviderError('refused', `SimplyBook.me refuses the login (${status})`, { code, status })
  try {
    await callRpc(`${base.rpc}/login`, 'getUserToken', [companyLogin, userLogin, userPassword], {
      ...options,
      tries: 1,
    })
  } catch (error) {
    if (error instanceof RpcError && error.code !== 'PROVIDER_REFUSED') return refusal(error.code)
    if (!(error instanceof ProviderError)) throw error
  }
  const code = BY_STATUS.get(status)
  if (code !== undefined) return refusal(code)
  // 403 for a login that is right, or that nobody says is wrong: it came too soon after another one.
  return new ProviderError('rate_limited', `SimplyBook.me refuses the login for now (${status})`, { status })
}
