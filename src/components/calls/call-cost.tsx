import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'

type CallCostProps = {
  row: { cost_amount: number | null; cost_currency: string | null; cost_state: string | null }
  /** Said when there is no price. */
  none: string
}

/** What a row cost in its own currency; a dotted line under what may still change. */
export function CallCost({ row, none }: CallCostProps) {
  const formats = useFormats()
  const { calls } = useMessages()
  if (row.cost_amount === null || row.cost_currency === null)
    return <span className="text-ink-soft">{none}</span>
  const amount = formats.money(row.cost_amount, row.cost_currency)
  if (row.cost_state === 'final') return <span className="whitespace-nowrap">{amount}</span>
  const state = row.cost_state === 'estimated' ? 'estimated' : 'provisional'
  return (
    <span className="whitespace-nowrap provisional" title={calls.costReasons[state]}>
      {amount}
      <span className="sr-only"> ({calls.costStates[state]})</span>
    </span>
  )
}
