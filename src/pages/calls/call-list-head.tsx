import clsx from 'clsx'
import { callColumns } from '@/components/calls/call-line'
import { useMessages } from '@/hooks/use-messages'

/** Names the columns of a wide list. Each row says the same by itself, so a screen reader is spared this. */
export function CallListHead() {
  const { columns } = useMessages().calls.list
  return (
    <div
      aria-hidden
      className={clsx('hidden gap-x-4 pb-2 text-small text-ink-soft lg:-mx-2 lg:grid lg:px-2', callColumns)}
    >
      <span>{columns.time}</span>
      <span>{columns.what}</span>
      <span>{columns.who}</span>
      <span className="text-right">{columns.duration}</span>
      <span className="text-right">{columns.cost}</span>
    </div>
  )
}
