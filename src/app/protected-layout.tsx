import { lazy, Suspense } from 'react'
import { Navigate, useLocation } from 'react-router'
import { QueryBlock } from '@/components/query-block'
import { useSession } from '@/hooks/use-session'
import { AppShell } from './app-shell'
import { PageSkeleton } from './page-skeleton'
import { paths } from './paths'

const SignInAgain = lazy(async () => ({ default: (await import('@/pages/auth/sign-in-again')).SignInAgain }))

/**
 * Everything behind sign-in. A stranger is sent to sign in and comes back to the address wanted; someone
 * whose sign-in ran out keeps the view, covered, until signed in again.
 */
export function ProtectedLayout() {
  const { session } = useSession()
  const location = useLocation()

  if (session.status === 'loading') return <PageSkeleton />
  if (session.user === null) {
    const from = location.pathname + location.search
    return <Navigate to={paths.signIn.href()} replace state={from === '/' ? null : { from }} />
  }
  return (
    <>
      <QueryBlock fallback={<PageSkeleton />}>
        <AppShell userId={session.user.id} />
      </QueryBlock>
      {session.status === 'expired' && (
        <Suspense fallback={<div className="fixed inset-0 z-40 bg-paper" />}>
          <SignInAgain email={session.user.email ?? ''} />
        </Suspense>
      )}
    </>
  )
}
