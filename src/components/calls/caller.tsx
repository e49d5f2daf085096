import { useMessages } from '@/hooks/use-messages'
import { callerOf } from './call-words'

type CallerProps = { row: { caller_number_hint: string | null; direction: string | null } }

/** The other party: `•• •• 42`, which a screen reader hears as "number ending in 4 2". */
export function Caller({ row }: CallerProps) {
  const { text, spoken } = callerOf(row, useMessages().calls)
  return text === spoken ? (
    text
  ) : (
    <>
      <span aria-hidden className="whitespace-nowrap">
        {text}
      </span>
      <span className="sr-only">{spoken}</span>
    </>
  )
}
