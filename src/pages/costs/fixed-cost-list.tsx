import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { useToday } from '@/hooks/use-today'
import { fixedCostQueries, type FixedCost } from '@/lib/queries/fixed-costs'
import { CategoryMark } from './category-mark'
import { FixedCostDialog } from './fixed-cost-dialog'
import { RemoveFixedCostDialog } from './remove-fixed-cost-dialog'

type Open = { act: 'change' | 'remove'; cost: FixedCost }

export function FixedCostList() {
  const words = useMessages().costs.fixed
  const { data: list } = useSuspenseQuery(fixedCostQueries.list(useUserId()))
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)

  if (list.length === 0)
    return (
      <EmptyState title={words.emptyTitle}>
        <p>{words.empty}</p>
      </EmptyState>
    )
  return (
    <>
      <ul aria-label={words.list} className="border-t border-line">
        {list.map((cost) => (
          <FixedCostRow key={cost.id} cost={cost} onAct={(act) => setOpen({ act, cost })} />
        ))}
      </ul>
      {open?.act === 'change' && <FixedCostDialog cost={open.cost} onClose={close} />}
      {open?.act === 'remove' && <RemoveFixedCostDialog cost={open.cost} onClose={close} />}
    </>
  )
}

function FixedCostRow({ cost, onAct }: { cost: FixedCost; onAct: (act: Open['act']) => void }) {
  const { costs } = useMessages()
  const words = costs.fixed
  const formats = useFormats()
  const today = useToday()
  const amount = formats.money(cost.amount, cost.currency)
  const isOver = cost.ends_on !== null && cost.ends_on < today
  const span =
    cost.kind === 'setup'
      ? words.on(formats.day(cost.starts_on))
      : [
          words.from(formats.day(cost.starts_on)),
          ...(cost.ends_on === null ? [] : [words.until(formats.day(cost.ends_on))]),
        ].join(' ')
  const state = isOver ? words.ended : cost.starts_on > today ? words.upcoming : null
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-4">
      <div className="min-w-0">
        <p className="flex items-baseline gap-2.5">
          <CategoryMark category={cost.category} />
          <span className="font-medium wrap-anywhere">{cost.name}</span>
        </p>
        <p className="ps-5 text-small text-ink-soft">
          {costs.category(cost.category)} · {span}
          {state !== null && ` · ${state}`}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 ps-5 md:ps-0">
        <span className={isOver ? 'text-ink-soft' : 'font-medium'}>
          {cost.kind === 'setup' ? words.once(amount) : words.monthly(amount)}
        </span>
        <span className="print-hidden flex gap-2">
          <Button aria-label={words.changeNamed(cost.name)} onClick={() => onAct('change')}>
            {words.change}
          </Button>
          <Button
            variant="danger-quiet"
            aria-label={words.removeNamed(cost.name)}
            onClick={() => onAct('remove')}
          >
            {words.remove}
          </Button>
        </span>
      </div>
    </li>
  )
}
