import { QueryErrorResetBoundary } from '@tanstack/react-query'
import { Suspense, type ReactNode } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import { BlockError } from './block-error'

type QueryBlockProps = { fallback: ReactNode; children: ReactNode }

/**
 * One block of a page that fetches with useSuspenseQuery: `fallback` (a skeleton of the same size) while
 * it loads, a way to retry when it fails, and neither touches the blocks beside it.
 */
export function QueryBlock({ fallback, children }: QueryBlockProps) {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <ErrorBoundary
          onReset={reset}
          fallbackRender={({ error, resetErrorBoundary }) => (
            <BlockError error={error} onRetry={resetErrorBoundary} />
          )}
        >
          <Suspense fallback={fallback}>{children}</Suspense>
        </ErrorBoundary>
      )}
    </QueryErrorResetBoundary>
  )
}
