import type { ProviderError } from './provider-request.ts'
import { HttpError } from './http-error.ts'

/**
 * The provider's trouble as our answer to a page. Always a 5xx: a refused key at the provider is not a sign-in that ran
 * out here.
 */
export function providerTrouble(error: ProviderError): HttpError {
  const { retryAfterMs } = error
  return new HttpError(error.code, `${error.message}.`, {
    cause: error,
    ...(retryAfterMs !== undefined && {
      headers: { 'retry-after': String(Math.ceil(retryAfterMs / 1000)) },
    }),
  })
}
