import { outcomeOf, type OutcomeFacts } from '@/lib/call-outcome'
import type { Messages } from '@/lib/messages/messages'

type Words = Messages['calls']

/** What a row is, in a few words: "Missat samtal". */
export function whatOf(row: OutcomeFacts, words: Words): string {
  const isOutgoing = row.direction === 'outbound'
  switch (outcomeOf(row)) {
    case 'answered':
      return isOutgoing ? words.what.outgoing : words.what.call
    case 'missed':
      return words.what.missed
    case 'unanswered':
      return words.what.unanswered
    case 'in_progress':
      return words.what.inProgress
    case 'received':
      return words.what.smsIn
    case 'delivered':
      return words.what.smsOut
    case 'under_way':
      return words.what.smsUnderWay
    case 'undelivered':
      return words.what.smsFailed
  }
}

/** Who was at the other end, as far as a page may show it. A withheld number is withheld only by one who calls us. */
export function callerOf(
  row: { caller_number_hint: string | null; direction: string | null },
  words: Words,
): { text: string; spoken: string } {
  const hint = row.caller_number_hint
  if (hint !== null) return { text: words.caller.hint(hint), spoken: words.caller.spoken(hint) }
  const text = row.direction === 'inbound' ? words.caller.withheld : words.caller.unknown
  return { text, spoken: text }
}
