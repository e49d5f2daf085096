import { urlEnv, type EnvSource } from './env.ts'

/**
 * The address under which providers reach our functions. Configured, never read from a request: behind a gateway the
 * inner URL has another scheme, host and path, and signatures cover the outer one.
 */
export function publicWebhookBase(source?: EnvSource): string {
  return urlEnv('PUBLIC_WEBHOOK_BASE', `${urlEnv('SUPABASE_URL', undefined, source)}/functions/v1`, source)
}
