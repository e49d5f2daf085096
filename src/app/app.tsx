import type { QueryClient } from '@tanstack/react-query'
import { BrowserRouter } from 'react-router'
import { ErrorBoundary } from 'react-error-boundary'
import { Providers } from './providers'
import { RouteError } from './route-error'
import { Router } from './router'

export function App({ queryClient }: { queryClient: QueryClient }) {
  return (
    <ErrorBoundary FallbackComponent={RouteError}>
      <Providers queryClient={queryClient}>
        <BrowserRouter>
          <Router />
        </BrowserRouter>
      </Providers>
    </ErrorBoundary>
  )
}
