import type { IntegrationErrorCode, TwilioCredentials } from '../contracts/manage-integrations.ts'
import { getFromTwilio, TwilioError } from './rest.ts'

export type CredentialCheck = {
  status: 'active' | 'pending' | 'error'
  errorCode: IntegrationErrorCode | null
}

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
    if (!(error instanceof TwilioError)) throw error
    switch (error.kind) {
      case 'refused':
        return { status: 'error', errorCode: 'CREDENTIALS_REFUSED' }
      case 'unreachable':
        return { status: 'pending', errorCode: 'PROVIDER_UNREACHABLE' }
      case 'unexpected':
        return { status: 'error', errorCode: 'PROVIDER_REFUSED' }
    }
  }
}
