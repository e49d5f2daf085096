import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'

type AmountProps = {
  /** Exact text; null says `none` instead. */
  amount: string | null
  currency: 'USD' | 'SEK'
  isProvisional?: boolean
  /** Said when the amount is not known. */
  none?: string
}

/** An amount that stays in one piece; a dotted line under what may still change. */
export function Amount({ amount, currency, isProvisional = false, none }: AmountProps) {
  const formats = useFormats()
  const { ai, calls } = useMessages()
  if (amount === null) return <span className="text-ink-soft">{none ?? ai.live.noRate}</span>
  const text = formats.money(amount, currency)
  // The comma of tabular figures is as wide as a digit.
  if (!isProvisional) return <span className="whitespace-nowrap normal-nums">{text}</span>
  return (
    // Relative, so that the words for screen readers stay inside a table that scrolls.
    <span className="relative whitespace-nowrap normal-nums provisional" title={ai.provisional}>
      {text}
      <span className="sr-only"> ({calls.costStates.provisional})</span>
    </span>
  )
}
