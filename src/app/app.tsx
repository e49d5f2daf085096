import { BrowserRouter } from 'react-router'
import { ErrorBoundary } from 'react-error-boundary'
import { Providers } from './providers'
import { RouteError } from './route-error'
import { Router } from './router'

export function App() {
  return (
    <ErrorBoundary FallbackComponent={RouteError}>
      <Providers>
        <BrowserRouter>
          <Router />
        </BrowserRouter>
      </Providers>
    </ErrorBoundary>
  )
}
