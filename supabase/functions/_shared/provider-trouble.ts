import type { ProviderError } from './provider-request.ts'
import { HttpError, isErrorCode } from './http-error.ts'

/**
 * The provider's trouble as our answer to a page. Always a 5xx: a refused key at the provider is not a sign-in that ran
 * out here.
 */
export function providerTrouble(error: ProviderError): HttpError {
  const { code, retryAfterMs } = error
  // Some codes of connections never reach a page this way.
  return new HttpError(isErrorCode(code) ? code : 'PROVIDER_REFUSED', `${error.message}.`, {
    cause: error,
    ...(retryAfterMs !== undefined && {
      headers: { 'retry-after': String(Math.ceil(retryAfterMs / 1000)) },
    }),
  })
}
