import type { FallbackProps } from 'react-error-boundary'
import { BlockError } from '@/components/block-error'
import { Button } from '@/components/ui/button'
import { useMessages } from '@/hooks/use-messages'
import { problemKind } from '@/lib/problem'

/** A whole page that could not be shown; the navigation around it lives on. */
export function RouteError({ error, resetErrorBoundary }: FallbackProps) {
  const { errors, common } = useMessages()
  if (problemKind(error) !== 'unknown') return <BlockError error={error} onRetry={resetErrorBoundary} />
  return (
    <section role="alert" className="max-w-xl pt-8">
      <h1 className="text-headline">{errors.page.title}</h1>
      <p className="mt-4 text-lead text-ink-soft">{errors.page.explain}</p>
      <div className="mt-6 flex gap-3">
        <Button variant="primary" onClick={() => window.location.reload()}>
          {common.acts.reload}
        </Button>
        <Button onClick={resetErrorBoundary}>{common.acts.retry}</Button>
      </div>
    </section>
  )
}
