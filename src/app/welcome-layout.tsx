import { Navigate, Outlet, useLocation } from 'react-router'
import * as z from 'zod/mini'
import { Wordmark } from '@/components/layout/wordmark'
import { useMessages } from '@/hooks/use-messages'
import { useSession } from '@/hooks/use-session'
import { LanguageSwitch } from './language-switch'
import { PageSkeleton } from './page-skeleton'
import { paths } from './paths'

/** Where a stranger wanted to go before being asked to sign in; only our own addresses count. */
const wanted = z.object({ from: z.string().check(z.regex(/^\/(?![/\\])/)) })

/** The pages before sign-in: a form, and beside it what the product answers. `isOpenToAll` also lets in whoever is signed in. */
export function WelcomeLayout({ isOpenToAll = false }: { isOpenToAll?: boolean }) {
  const { promise } = useMessages().auth
  const { session } = useSession()
  const state = wanted.safeParse(useLocation().state)

  if (session.status === 'loading') return <PageSkeleton />
  if (session.status === 'signed-in' && !isOpenToAll) {
    return <Navigate to={state.success ? state.data.from : paths.overview.href()} replace />
  }
  return (
    <div className="mx-auto flex min-h-dvh max-w-[75rem] flex-col px-5 md:px-12">
      <header className="flex items-center justify-between pt-5 md:pt-7">
        <Wordmark />
        <LanguageSwitch />
      </header>
      <div className="grid flex-1 content-start gap-16 py-12 md:content-center md:py-16 lg:grid-cols-[28rem_1fr] lg:gap-24">
        <main id="content" className="w-full max-w-sm lg:max-w-none">
          <Outlet />
        </main>
        <aside aria-label={promise.label} className="hidden border-s border-line ps-12 lg:block">
          <ul className="font-serif text-headline">
            {promise.questions.map((question, place) => (
              <li key={question} className={place === 0 ? 'text-value' : 'text-ink-soft'}>
                {question}
              </li>
            ))}
          </ul>
          <p className="mt-8 max-w-sm text-lead text-ink-soft">{promise.explain}</p>
        </aside>
      </div>
    </div>
  )
}
