import type { User } from '@supabase/supabase-js'
import { createContext, use } from 'react'

/**
 * Who is here. `expired` is someone who was signed in and did not ask to leave: their view is kept while
 * they sign in again.
 */
export type Session =
  | { status: 'loading'; user: null }
  /** `goTo` is where someone who signed out on purpose goes: no address is kept to come back to. */
  | { status: 'signed-out'; user: null; goTo?: string | undefined }
  | { status: 'signed-in' | 'expired'; user: User }

export type SessionValue = {
  session: Session
  isRecovering: boolean
  signOut: (goTo?: string) => Promise<void>
}

export const SessionContext = createContext<SessionValue | null>(null)

export function useSession(): SessionValue {
  const value = use(SessionContext)
  if (value === null) throw new Error('Cannot read the session: there is no SessionProvider above.')
  return value
}

/** The id of the signed-in owner, which is also the id of the account. Only below a protected route. */
export function useUserId(): string {
  const { session } = useSession()
  if (session.user === null) throw new Error('Cannot read the user: nobody is signed in.')
  return session.user.id
}
