import { Suspense } from 'react'
import { Navigate, useLocation } from 'react-router'
import { useSession } from '@/hooks/use-session'
import { PageSkeleton } from './page-skeleton'
import { SignedInFrame, SignInAgain } from './pages'
import { paths } from './paths'

/**
 * Everything behind sign-in. A stranger is sent to sign in and comes back to the address wanted; someone
 * whose sign-in ran out keeps the view, covered, until signed in again.
 */
export function ProtectedLayout() {
  const { session, isRecovering } = useSession()
  const location = useLocation()

  if (session.status === 'loading') return <PageSkeleton />
  if (session.status === 'signed-out' && session.goTo !== undefined) {
    return <Navigate to={session.goTo} replace />
  }
  if (session.user === null) {
    const from = location.pathname + location.search
    // A mailed link that no longer works says so in the hash; the sign-in page tells it.
    const to = { pathname: paths.signIn.href(), hash: location.hash }
    return <Navigate to={to} replace state={from === '/' ? null : { from }} />
  }
  if (isRecovering) return <Navigate to={paths.resetPassword.href()} replace />
  return (
    <>
      <Suspense fallback={<PageSkeleton />}>
        <SignedInFrame key={session.user.id} userId={session.user.id} />
      </Suspense>
      {session.status === 'expired' && (
        <Suspense fallback={<div className="fixed inset-0 z-40 bg-paper" />}>
          <SignInAgain email={session.user.email ?? ''} />
        </Suspense>
      )}
    </>
  )
}
