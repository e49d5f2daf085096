import { Suspense } from 'react'
import { Route, Routes } from 'react-router'
import { PageSkeleton } from './page-skeleton'
import {
  BookingPage,
  BookingsPage,
  AiPage,
  AssumptionsPage,
  CallPage,
  CallsPage,
  CostsPage,
  FixedCostsPage,
  ForgotPasswordPage,
  IntegrationsPage,
  MorePage,
  NotFoundPage,
  OverviewPage,
  ResetPasswordPage,
  SettingsPage,
  SignInPage,
  SignUpPage,
  ValuePage,
} from './pages'
import { paths } from './paths'
import { ProtectedLayout } from './protected-layout'
import { WelcomeLayout } from './welcome-layout'

export function Router() {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Routes>
        <Route element={<WelcomeLayout />}>
          <Route path={paths.signIn.pattern} element={<SignInPage />} />
          <Route path={paths.signUp.pattern} element={<SignUpPage />} />
          <Route path={paths.forgotPassword.pattern} element={<ForgotPasswordPage />} />
        </Route>
        <Route element={<WelcomeLayout isOpenToAll />}>
          <Route path={paths.resetPassword.pattern} element={<ResetPasswordPage />} />
        </Route>
        <Route element={<ProtectedLayout />}>
          <Route path={paths.overview.pattern} element={<OverviewPage />} />
          <Route path={paths.bookings.pattern} element={<BookingsPage />} />
          <Route path={paths.booking.pattern} element={<BookingPage />} />
          <Route path={paths.calls.pattern} element={<CallsPage />} />
          <Route path={paths.call.pattern} element={<CallPage />} />
          <Route path={paths.ai.pattern} element={<AiPage />} />
          <Route path={paths.assumptions.pattern} element={<AssumptionsPage />} />
          <Route path={paths.costs.pattern} element={<CostsPage />} />
          <Route path={paths.fixedCosts.pattern} element={<FixedCostsPage />} />
          <Route path={paths.integrations.pattern} element={<IntegrationsPage />} />
          <Route path={paths.settings.pattern} element={<SettingsPage />} />
          <Route path={paths.value.pattern} element={<ValuePage />} />
          <Route path={paths.more.pattern} element={<MorePage />} />
          <Route path="*" element={<NotFoundPage />} />
        </Route>
      </Routes>
    </Suspense>
  )
}
