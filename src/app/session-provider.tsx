import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { SessionContext, type Session, type SessionValue } from '@/hooks/use-session'
import { forgetOnSignOut } from '@/lib/on-sign-out'
import { supabase } from '@/lib/supabase'
import { preloadSignedIn } from './pages'
import { paths } from './paths'

/** Follows supabase-js: who is signed in, who came by a recovery link, and who was signed out unasked. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [session, setSession] = useState<Session>({ status: 'loading', user: null })
  const [isRecovering, setIsRecovering] = useState(false)
  /** Set while someone leaves on purpose, with the address wanted after. */
  const leaving = useRef<{ goTo: string } | null>(null)

  useEffect(() => {
    const { data } = supabase.auth.onAuthStateChange((event, next) => {
      if (event === 'PASSWORD_RECOVERY') setIsRecovering(true)
      if (event === 'USER_UPDATED') setIsRecovering(false)
      if (next !== null) {
        preloadSignedIn(window.location.pathname)
        setSession((before) => {
          // The same person with a newer token is no news: nothing needs to render again.
          return before.status === 'signed-in' && before.user.id === next.user.id
            ? before
            : { status: 'signed-in', user: next.user }
        })
        return
      }
      setIsRecovering(false)
      setSession((before) =>
        before.user === null || leaving.current !== null
          ? { status: 'signed-out', user: null, goTo: leaving.current?.goTo }
          : { status: 'expired', user: before.user },
      )
    })
    return () => data.subscription.unsubscribe()
  }, [])

  const signOut = useCallback(async (goTo: string = paths.signIn.href()) => {
    leaving.current = { goTo }
    try {
      // With an sb_publishable_ key the server would keep sending on the old token until it expires.
      await supabase.removeAllChannels()
      await supabase.auth.signOut({ scope: 'local' })
    } finally {
      setSession({ status: 'signed-out', user: null, goTo })
      forgetOnSignOut()
      leaving.current = null
    }
  }, [])

  const value = useMemo<SessionValue>(
    () => ({ session, isRecovering, signOut }),
    [session, isRecovering, signOut],
  )
  return <SessionContext value={value}>{children}</SessionContext>
}
