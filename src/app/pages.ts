import { lazy } from 'react'
import { matchPath } from 'react-router'
import { currentLocale } from '@/hooks/use-ui-store'
import { loadFirstMessages, loadPageMessages } from '@/lib/messages/messages'
import { paths } from './paths'

/** The frame and its words, side by side; Overview needs no others. */
async function loadFrame() {
  const [frame] = await Promise.all([import('./signed-in-frame'), loadFirstMessages(currentLocale())])
  return frame
}

/** Any other page behind sign-in, and the words of them all. */
async function withWords<Page>(page: Promise<Page>): Promise<Page> {
  const [loaded] = await Promise.all([page, loadPageMessages(currentLocale())])
  return loaded
}

const load = {
  // The frame around everything signed in: whoever only signs in downloads none of it.
  frame: loadFrame,
  overview: () => import('@/pages/overview/overview-page'),
  bookings: () => withWords(import('@/pages/bookings/bookings-page')),
  booking: () => withWords(import('@/pages/bookings/booking-page')),
  calls: () => withWords(import('@/pages/calls/calls-page')),
  call: () => withWords(import('@/pages/calls/call-page')),
  ai: () => withWords(import('@/pages/ai/ai-page')),
  assumptions: () => withWords(import('@/pages/assumptions/assumptions-page')),
  costs: () => withWords(import('@/pages/costs/costs-page')),
  fixedCosts: () => withWords(import('@/pages/costs/fixed-costs-page')),
  integrations: () => withWords(import('@/pages/integrations/integrations-page')),
  settings: () => withWords(import('@/pages/settings/settings-page')),
  value: () => withWords(import('@/pages/value/value-page')),
  more: () => import('./more-page'),
  notFound: () => import('./not-found-page'),
  signIn: () => import('@/pages/auth/sign-in-page'),
  signUp: () => import('@/pages/auth/sign-up-page'),
  forgotPassword: () => import('@/pages/auth/forgot-password-page'),
  resetPassword: () => import('@/pages/auth/reset-password-page'),
  signInAgain: () => import('@/pages/auth/sign-in-again'),
}

type PageName = keyof typeof load
export const hasPage = (name: string): name is PageName => name in load

/** Fetches code before it is asked for, when a pointer or the focus comes near its link. */
export function preloadPage(name: string): void {
  // A failure here is nobody's concern yet: opening the page will meet it again and say so.
  if (hasPage(name)) load[name]().catch(() => undefined)
}

/**
 * Someone is signed in: the frame and the page at this address are fetched side by side, not one after the
 * other. From the sign-in page the way leads to the overview.
 */
export function preloadSignedIn(pathname: string): void {
  preloadPage('frame')
  const place = Object.entries(paths).find(
    ([name, { pattern }]) => hasPage(name) && matchPath(pattern, pathname) !== null,
  )
  preloadPage(place?.[0] ?? 'overview')
}

export const SignedInFrame = lazy(async () => ({ default: (await load.frame()).SignedInFrame }))
export const OverviewPage = lazy(async () => ({ default: (await load.overview()).OverviewPage }))
export const BookingsPage = lazy(async () => ({ default: (await load.bookings()).BookingsPage }))
export const BookingPage = lazy(async () => ({ default: (await load.booking()).BookingPage }))
export const CallsPage = lazy(async () => ({ default: (await load.calls()).CallsPage }))
export const CallPage = lazy(async () => ({ default: (await load.call()).CallPage }))
export const AiPage = lazy(async () => ({ default: (await load.ai()).AiPage }))
export const AssumptionsPage = lazy(async () => ({ default: (await load.assumptions()).AssumptionsPage }))
export const CostsPage = lazy(async () => ({ default: (await load.costs()).CostsPage }))
export const FixedCostsPage = lazy(async () => ({ default: (await load.fixedCosts()).FixedCostsPage }))
export const IntegrationsPage = lazy(async () => ({ default: (await load.integrations()).IntegrationsPage }))
export const SettingsPage = lazy(async () => ({ default: (await load.settings()).SettingsPage }))
export const ValuePage = lazy(async () => ({ default: (await load.value()).ValuePage }))
export const MorePage = lazy(async () => ({ default: (await load.more()).MorePage }))
export const NotFoundPage = lazy(async () => ({ default: (await load.notFound()).NotFoundPage }))
export const SignInPage = lazy(async () => ({ default: (await load.signIn()).SignInPage }))
export const SignUpPage = lazy(async () => ({ default: (await load.signUp()).SignUpPage }))
export const ForgotPasswordPage = lazy(async () => ({
  default: (await load.forgotPassword()).ForgotPasswordPage,
}))
export const ResetPasswordPage = lazy(async () => ({
  default: (await load.resetPassword()).ResetPasswordPage,
}))
export const SignInAgain = lazy(async () => ({ default: (await load.signInAgain()).SignInAgain }))
