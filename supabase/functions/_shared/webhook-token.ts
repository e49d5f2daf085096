import { Buffer } from 'node:buffer'

/** 32 random bytes as base64url: unguessable, so it may name the integration in the webhook's path. */
export function newWebhookToken(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url')
}

/** Only the hash is stored; 256 random bits need no salt. */
export async function hashWebhookToken(token: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token)))
}

/**
 * The token of `/<function>/<token>`, with or without the platform's `/functions/v1` in front.
 * Undefined when the path has another shape, so that nonsense never reaches the database.
 */
export function webhookTokenFromPath(pathname: string, functionName: string): string | undefined {
  const [, name, token] = /^(?:\/functions\/v1)?\/([a-z-]+)\/([\w-]{43})$/.exec(pathname) ?? []
  return name === functionName ? token : undefined
}
