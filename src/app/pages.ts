import { lazy } from 'react'

const load = {
  overview: () => import('@/pages/overview/overview-page'),
  calls: () => import('@/pages/calls/calls-page'),
  call: () => import('@/pages/calls/call-page'),
  integrations: () => import('@/pages/integrations/integrations-page'),
  settings: () => import('@/pages/settings/settings-page'),
  signIn: () => import('@/pages/auth/sign-in-page'),
  signUp: () => import('@/pages/auth/sign-up-page'),
  forgotPassword: () => import('@/pages/auth/forgot-password-page'),
  resetPassword: () => import('@/pages/auth/reset-password-page'),
}

/** Fetches a page's code before it is asked for, when a pointer or the focus comes near its link. */
export function preloadPage(name: keyof typeof load): void {
  // A failure here is nobody's concern yet: opening the page will meet it again and say so.
  load[name]().catch(() => undefined)
}

export const OverviewPage = lazy(async () => ({ default: (await load.overview()).OverviewPage }))
export const CallsPage = lazy(async () => ({ default: (await load.calls()).CallsPage }))
export const CallPage = lazy(async () => ({ default: (await load.call()).CallPage }))
export const IntegrationsPage = lazy(async () => ({ default: (await load.integrations()).IntegrationsPage }))
export const SettingsPage = lazy(async () => ({ default: (await load.settings()).SettingsPage }))
export const SignInPage = lazy(async () => ({ default: (await load.signIn()).SignInPage }))
export const SignUpPage = lazy(async () => ({ default: (await load.signUp()).SignUpPage }))
export const ForgotPasswordPage = lazy(async () => ({
  default: (await load.forgotPassword()).ForgotPasswordPage,
}))
export const ResetPasswordPage = lazy(async () => ({
  default: (await load.resetPassword()).ResetPasswordPage,
}))
