import type { StackSettings } from '../stack-settings.ts'

/** Where the providers are, unless the simulator or the owner's `.env` says otherwise. */
const passedOn = [
  'OPENROUTER_API_URL',
  'TWILIO_API_URL',
  'TELNYX_API_URL',
  'VAPI_API_URL',
  'RETELL_API_URL',
  'SIMPLYBOOK_API_URL',
  'BOKAMERA_API_URL',
  'BOKAMERA_AUTH_URL',
  'RIKSBANK_API_URL',
  'RIKSBANK_API_KEY',
  'ECB_API_URL',
  'PUBLIC_WEBHOOK_BASE',
  'PAYBACK_ENCRYPTION_KEYS',
  'PAYBACK_HASH_KEY',
  'PAYBACK_LOGIN_KEY',
  'PAYBACK_DB_CONNECTIONS',
  'PAYBACK_APP_ORIGINS',
]

type Options = {
  url: string
  dbUrl: string
  settings: StackSettings
  /** Later ones win: simulator, `.env` of the data folder, process environment, the caller's own. */
  overrides: Record<string, string | undefined>[]
}

/** Everything a function sees of its environment, under the names hosted Supabase uses. */
export function functionEnvironment({ url, dbUrl, settings, overrides }: Options): Record<string, string> {
  const { publishableKey, secretKey, jwtSecret, jwtKeyId, encryptionKeys, hashKey, loginKey } = settings
  const jwk = { kty: 'oct', alg: 'HS256', kid: jwtKeyId, k: Buffer.from(jwtSecret).toString('base64url') }
  const env: Record<string, string> = {
    SUPABASE_URL: url,
    SUPABASE_DB_URL: dbUrl,
    SUPABASE_PUBLISHABLE_KEYS: JSON.stringify({ default: publishableKey }),
    SUPABASE_SECRET_KEYS: JSON.stringify({ default: secretKey }),
    SUPABASE_JWKS: JSON.stringify({ keys: [jwk] }),
    PAYBACK_ENCRYPTION_KEYS: JSON.stringify(encryptionKeys),
    PAYBACK_HASH_KEY: hashKey,
    PAYBACK_LOGIN_KEY: loginKey,
    PUBLIC_WEBHOOK_BASE: `${url}/functions/v1`,
    // One worker per function and a database of our own: enough to keep committing while the disk is being waited for.
    PAYBACK_DB_CONNECTIONS: '10',
  }
  for (const override of overrides)
    for (const name of passedOn) {
      const value = override[name]
      if (value !== undefined && value !== '') env[name] = value
    }
  return env
}
