import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import type { CallFilters } from '@/lib/call-filters'
import type { Overview } from '@/lib/queries/overview-document'

type CostFactsProps = {
  totals: Overview['totals']
  info: ReactNode
  /** Where rows with these filters are shown, within the period. */
  open: (filters: Partial<CallFilters>) => string
}

/** What the period cost: a line for each currency, since nothing here may turn one into another. */
export function CostFacts({ totals, info, open }: CostFactsProps) {
  const { facts } = useMessages().overview
  const formats = useFormats()
  return (
    <div className="min-w-0">
      <dt className="flex items-center gap-1 text-small text-ink-soft">
        {facts.cost}
        {info}
      </dt>
      <dd className="mt-1 space-y-2">
        {totals.costs.length === 0 && <p className="text-figure text-ink-soft">{facts.noPrices}</p>}
        {totals.costs.map(({ currency, amount, provisional }) => {
          const isProvisional = Number(provisional) !== 0
          return (
            <div key={currency}>
              <Link
                to={open({ currency, legs: true })}
                className="text-figure font-bold decoration-ink-faint underline-offset-4 hover:underline"
              >
                <span className={isProvisional ? 'decoration-cost provisional' : undefined}>
                  {formats.money(amount, currency)}
                </span>
              </Link>
              {isProvisional && (
                <p className="mt-0.5 text-small text-ink-soft">
                  <Link
                    to={open({ currency, legs: true, price: 'provisional' })}
                    className="underline decoration-line underline-offset-4 hover:text-ink"
                  >
                    {facts.provisional(formats.money(provisional, currency))}
                  </Link>
                  {'. '}
                  {facts.provisionalReason}
                </p>
              )}
            </div>
          )
        })}
        {totals.unpriced > 0 && (
          <p className="text-small text-ink-soft">
            <Link
              to={open({ price: 'unpriced', legs: true })}
              className="underline decoration-line underline-offset-4 hover:text-ink"
            >
              {facts.unpriced(totals.unpriced, formats.number(totals.unpriced))}
            </Link>
          </p>
        )}
      </dd>
    </div>
  )
}
