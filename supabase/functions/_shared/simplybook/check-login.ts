import type { SimplybookCredentials } from '../contracts/simplybook.ts'
import { failedCheck, type CredentialCheck } from '../credential-check.ts'
import { askProvider, parseProviderJson, type RequestOptions } from '../provider-request.ts'
import { DEFAULT_DOMAIN, simplyBookBase } from './hosts.ts'
import { logIn, publicToken } from './log-in.ts'
import { judgeBookings } from './simplybook-client.ts'

/** The owner waits: one try each, briefly. */
const REQUEST: RequestOptions = { tries: 1, timeoutMs: 2500 }

/**
 * Tries a login: that it is accepted, that it shows the bookings, and that the API key, if there is one, is the company's.
 * @param domain of the company's region
 */
export async function checkSimplyBookLogin(
  credentials: Omit<SimplybookCredentials, 'secretKey'>,
  domain: string = DEFAULT_DOMAIN,
): Promise<CredentialCheck> {
  const { companyLogin, apiKey } = credentials
  try {
    const base = simplyBookBase(domain)
    const { token, domain: own } = await logIn(base, credentials, REQUEST)
    const home = own === undefined ? base : simplyBookBase(own)
    const bookings = await askProvider(
      {
        provider: 'SimplyBook.me',
        url: `${home.rest}/admin/bookings?on_page=1`,
        headers: { 'x-company-login': companyLogin, 'x-token': token },
      },
      { ...REQUEST, judge: judgeBookings },
    )
    parseProviderJson('SimplyBook.me', bookings.text)
    if (apiKey !== undefined) await publicToken(home, companyLogin, apiKey, REQUEST)
    return { status: 'active', errorCode: null }
  } catch (error) {
    return failedCheck(error)
  }
}
