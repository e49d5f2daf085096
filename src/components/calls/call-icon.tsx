import clsx from 'clsx'
import { MessageSquare, Phone, PhoneMissed, PhoneOutgoing, type LucideIcon } from 'lucide-react'
import { outcomeOf, type Outcome, type OutcomeFacts } from '@/lib/call-outcome'

const looks: Record<Outcome, { icon: LucideIcon; tone: string }> = {
  answered: { icon: Phone, tone: 'text-value' },
  missed: { icon: PhoneMissed, tone: 'text-warn' },
  unanswered: { icon: PhoneOutgoing, tone: 'text-ink-faint' },
  in_progress: { icon: Phone, tone: 'text-value motion-safe:animate-pulse' },
  received: { icon: MessageSquare, tone: 'text-ink-soft' },
  delivered: { icon: MessageSquare, tone: 'text-ink-soft' },
  under_way: { icon: MessageSquare, tone: 'text-ink-faint' },
  undelivered: { icon: MessageSquare, tone: 'text-warn' },
}

/** What a row is at a glance. The words beside it say the same, so it is silent. */
export function CallIcon({ row }: { row: OutcomeFacts }) {
  const { icon: Icon, tone } = looks[outcomeOf(row)]
  return <Icon aria-hidden size={16} strokeWidth={1.75} className={clsx('shrink-0', tone)} />
}
