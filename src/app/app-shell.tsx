import { Suspense, useEffect, useRef } from 'react'
import { Outlet, useLocation } from 'react-router'
import { ErrorBoundary } from 'react-error-boundary'
import { Shell } from '@/components/layout/shell'
import { Skeleton } from '@/components/ui/skeleton'
import { useAccount } from '@/hooks/use-account'
import { useAccountChanges } from '@/hooks/use-account-changes'
import { useMessages } from '@/hooks/use-messages'
import { chooseLocale, hasChosenLocale } from '@/hooks/use-ui-store'
import { isLocale } from '@/lib/locale'
import { loadMessages } from '@/lib/messages/messages'
import { DemoRibbon } from './demo-ribbon'
import { RouteError } from './route-error'
import { usePlaces } from './use-places'

/** After going to another place, the next Tab starts at its content and the page at its top. */
function useFocusOnNewPlace(): string {
  const { pathname } = useLocation()
  const place = pathname.split('/')[1] ?? ''
  const before = useRef(place)
  useEffect(() => {
    if (before.current === place) return
    before.current = place
    window.scrollTo(0, 0)
    document.getElementById('content')?.focus({ preventScroll: true })
  }, [place])
  return place
}

/** On a browser that was never told a language, the one the account was given counts. */
function useAccountLocale(locale: string): void {
  useEffect(() => {
    if (hasChosenLocale() || !isLocale(locale)) return
    void loadMessages(locale).then(() => chooseLocale(locale))
  }, [locale])
}

/** The signed-in frame: navigation, whose figures these are, live changes, and the page in its boundary. */
export function AppShell({ userId }: { userId: string }) {
  const { common } = useMessages()
  const account = useAccount()
  const places = usePlaces()
  const place = useFocusOnNewPlace()
  useAccountChanges(userId)
  useAccountLocale(account.locale)

  return (
    <Shell
      words={{ skip: common.skipToContent, navigation: common.navigation.label }}
      rail={places.rail}
      bar={places.bar}
      account={
        <>
          <p className="truncate text-small font-bold">{account.name}</p>
          {account.is_demo && <DemoRibbon />}
        </>
      }
      ribbon={
        account.is_demo && (
          <div className="border-b border-line bg-value-faint px-5 py-2">
            <DemoRibbon />
          </div>
        )
      }
    >
      <ErrorBoundary key={place} FallbackComponent={RouteError}>
        <Suspense fallback={<ContentSkeleton label={common.loading} />}>
          <Outlet />
        </Suspense>
      </ErrorBoundary>
    </Shell>
  )
}

function ContentSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label}>
      <div className="flex min-h-11 items-center justify-between md:min-h-9">
        <Skeleton className="h-8 w-36" />
        <Skeleton className="h-4 w-32" />
      </div>
      <Skeleton className="mt-8 h-12 w-3/4 max-w-md" />
      <Skeleton className="mt-6 h-5 w-2/3 max-w-sm" />
    </div>
  )
}
