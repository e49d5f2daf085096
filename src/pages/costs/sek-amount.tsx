import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import type { LedgerLine } from '@/lib/queries/ledger-document'

type SekAmountProps = { line: Pick<LedgerLine, 'amount_sek' | 'state' | 'rate_provisional'> }

/** A line's kronor; a dotted line under what may still change, and in plain words what has no rate. */
export function SekAmount({ line }: SekAmountProps) {
  const { costs, calls } = useMessages()
  const formats = useFormats()
  const { reasons, noRate } = costs.list
  if (line.amount_sek === null)
    return (
      <span className="text-warn" title={reasons.missing}>
        {noRate}
      </span>
    )
  const amount = formats.money(line.amount_sek, 'SEK')
  if (line.state === 'final') return <span className="whitespace-nowrap">{amount}</span>
  const reason = line.rate_provisional ? reasons.rate : reasons[line.state]
  return (
    <span className="whitespace-nowrap provisional" title={reason}>
      {amount}
      <span className="sr-only">
        {' '}
        ({calls.costStates[line.state]}: {reason})
      </span>
    </span>
  )
}
