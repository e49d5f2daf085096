import { Link, useLocation } from 'react-router'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { useMessages } from '@/hooks/use-messages'

/** Nothing in the period: because of the model, or because nothing was used then. */
export function EmptyPeriod({ model, period }: { model: string | null; period: string }) {
  const words = useMessages().ai.nothing
  const { search } = useLocation()
  const withoutModel = new URLSearchParams(search)
  withoutModel.delete('model')
  return (
    <EmptyState
      title={words.title}
      action={
        <Link to={model === null ? '?days=90' : `?${withoutModel}`} className={buttonClass()}>
          {model === null ? words.showRecent : words.showAll}
        </Link>
      }
    >
      {model === null ? words.explain(period) : words.explainModel(model, period)}
    </EmptyState>
  )
}
