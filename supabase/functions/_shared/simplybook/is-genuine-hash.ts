import { createHash } from 'node:crypto'
import { ProviderError } from '../provider-request.ts'
import { publicToken } from './log-in.ts'
import type { Company } from './open-company.ts'
import { callRpc, RpcError } from './rpc.ts'

/**
 * Whether SimplyBook itself gave this hash out for this booking: only then the public service shows the booking to
 * whoever signs with it. Without the company's API keys, or while they are not accepted, nobody can tell, and the
 * fetch with the company's own login has to be proof enough.
 * @throws ProviderError when SimplyBook is not reached
 */
export async function isGenuineHash(
  company: Company,
  bookingRef: string,
  hash: string | null,
): Promise<boolean> {
  const { keys, companyLogin, request } = company
  if (!keys || hash === null) return true
  const { base } = await company.session.token()
  const token = await publicToken(base, companyLogin, keys.apiKey, request).catch((error: unknown) => {
    if (error instanceof ProviderError && error.kind === 'refused') return undefined
    throw error
  })
  if (token === undefined) return true
  try {
    await callRpc(
      `${base.rpc}/`,
      'getBookingDetails',
      [bookingRef, signature(bookingRef, hash, keys.secretKey)],
      {
        ...request,
        headers: { 'x-company-login': companyLogin, 'x-token': token },
      },
    )
    return true
  } catch (error) {
    if (error instanceof RpcError) return false
    throw error
  }
}

/** Id, hash and secret without anything between them, as SimplyBook's own sample for one company does it. */
export function signature(bookingRef: string, hash: string, secretKey: string): string {
  return createHash('md5').update(`${bookingRef}${hash}${secretKey}`).digest('hex')
}
