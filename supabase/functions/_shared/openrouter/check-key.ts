import { failedCheck, type CredentialCheck } from '../credential-check.ts'
import { openRouterClient } from './openrouter-client.ts'
import { wrongKeyKind } from './openrouter-error.ts'

/**
 * Tries a key once, at no cost: `GET /key` tells its kind, `GET /activity` that it may read. An account that has used
 * nothing yet is fine. 2 s for each.
 */
export async function checkOpenRouterKey(managementKey: string, apiUrl: string): Promise<CredentialCheck> {
  const client = openRouterClient(apiUrl, managementKey, { tries: 1, timeoutMs: 2000 })
  try {
    const key = await client.key()
    if (!key.isManagementKey) throw wrongKeyKind()
    await client.activity()
    return { status: 'active', errorCode: null }
  } catch (error) {
    const check = failedCheck(error)
    // The key is right, only the money is gone.
    return check.errorCode === 'OUT_OF_CREDITS' ? { ...check, status: 'active' } : check
  }
}
