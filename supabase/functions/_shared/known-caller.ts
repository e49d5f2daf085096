import { verifyAuth } from '@supabase/server/core'
import type { CallerCheck } from './caller.ts'
import { HttpError } from './http-error.ts'

// Apart from caller.ts, because @supabase/server brings supabase-js and jose along and webhooks must start without them.

export type SignedInUser = { userId: string }

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A signed-in person: a valid user JWT of this project. */
export const signedInUser: CallerCheck<SignedInUser> = async (request) => {
  const { data, error } = await verifyAuth(request, { auth: 'user' })
  if (error) throw refusal(error.status, error)
  const userId = data.userClaims?.id
  if (!userId || !UUID.test(userId)) throw refusal(401, undefined)
  return { userId }
}

/** Another part of this project: any of its secret keys in the `apikey` header. */
export const secretKey: CallerCheck<null> = async (request) => {
  const { error } = await verifyAuth(request, { auth: 'secret:*' })
  if (error) throw refusal(error.status, error)
  return null
}

function refusal(status: number, cause: unknown): HttpError {
  return status >= 500
    ? new HttpError('INTERNAL', 'The caller cannot be checked: this project has no keys configured.', {
        cause,
      })
    : new HttpError('UNAUTHENTICATED', 'Sign in again: the request carries no valid key or session.', {
        cause,
      })
}
