import { EnvError, recordEnv, urlEnv, type EnvSource } from '../_shared/env.ts'

export type StartSync = (integrationId: string) => Promise<void>

/** Asks `sync-telephony` to read one integration now. @throws EnvError */
export function syncStarter(source?: EnvSource): StartSync {
  const address = `${urlEnv('SUPABASE_URL', undefined, source)}/functions/v1/sync-telephony`
  const keys = recordEnv('SUPABASE_SECRET_KEYS', source)
  const key = keys['default'] ?? Object.values(keys)[0]
  if (key === undefined) throw new EnvError('SUPABASE_SECRET_KEYS', 'holds no key')

  return async (integrationId) => {
    const response = await fetch(address, {
      method: 'POST',
      headers: { apikey: key, 'content-type': 'application/json' },
      body: JSON.stringify({ integrationId }),
    })
    await response.body?.cancel()
    if (!response.ok) throw new Error(`sync-telephony answers ${response.status}`)
  }
}
