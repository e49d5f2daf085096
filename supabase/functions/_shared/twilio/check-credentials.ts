import type { TwilioCredentials } from '../contracts/manage-integrations.ts'
import { failedCheck, type CredentialCheck } from '../credential-check.ts'
import { getFromTwilio } from './rest.ts'

/** Tries the credentials once, within 2 s: reading the account proves the same token that signs webhooks. */
export async function checkTwilioCredentials(
  credentials: TwilioCredentials,
  apiUrl: string,
): Promise<CredentialCheck> {
  try {
    const account = await getFromTwilio(`${apiUrl}/Accounts/${credentials.accountSid}.json`, credentials, {
      tries: 1,
      timeoutMs: 2000,
    })
    const open =
      typeof account === 'object' && account !== null && 'status' in account && account.status === 'active'
    return open ? { status: 'active', errorCode: null } : { status: 'error', errorCode: 'ACCOUNT_NOT_ACTIVE' }
  } catch (error) {
    return failedCheck(error)
  }
}
