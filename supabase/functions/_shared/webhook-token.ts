import { createHash, randomBytes } from 'node:crypto'

/** 32 random bytes as base64url: unguessable, so it may name the integration in the webhook's path. */
export function newWebhookToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Only the hash is stored; 256 random bits need no salt. */
export function hashWebhookToken(token: string): Uint8Array {
  return createHash('sha256').update(token).digest()
}

/**
 * The token of `/<function>/<token>`, with or without the platform's `/functions/v1` in front.
 * Undefined when the path has another shape, so that nonsense never reaches the database.
 */
export function webhookTokenFromPath(pathname: string, functionName: string): string | undefined {
  const [, name, token] = /^(?:\/functions\/v1)?\/([a-z-]+)\/([\w-]{43})$/.exec(pathname) ?? []
  return name === functionName ? token : undefined
}
