import * as z from 'zod/mini'
import { openRouterCredentials } from '../../_shared/contracts/openrouter.ts'
import { validate } from '../../_shared/json-body.ts'
import { openKeyedHash, toHex } from '../../_shared/keyed-hash.ts'
import { checkOpenRouterKey } from '../../_shared/openrouter/check-key.ts'
import { openRouterApiUrl } from '../../_shared/openrouter/openrouter-client.ts'
import { readHashKey } from '../../_shared/secret-keys.ts'
import type { ConnectableProvider } from './connectable-provider.ts'

/** With the key comes what the stored one was known by; the new one has its own. */
const credentialsBesideIdentity = z.strictObject({
  ...openRouterCredentials.shape,
  keyFingerprint: z.optional(z.string()),
})

export const openrouter: ConnectableProvider = {
  label: 'OpenRouter',
  webhookFunction: null,
  identity: ['keyFingerprint'],
  split(credentials) {
    const { managementKey } = validate(credentials, credentialsBesideIdentity)
    return { secrets: { managementKey }, settings: { keyFingerprint: fingerprint(managementKey) } }
  },
  check: (_settings, secrets) =>
    checkOpenRouterKey(
      validate({ managementKey: secrets['managementKey'] }, openRouterCredentials).managementKey,
      openRouterApiUrl(),
    ),
}

/** Tells whether the same key is connected already, and nothing about the key. */
function fingerprint(managementKey: string): string {
  return toHex(openKeyedHash(readHashKey())('openrouter', managementKey)).slice(0, 16)
}
