import clsx from 'clsx'
import type { ReactNode } from 'react'

export type StatusTone = 'value' | 'warn' | 'fault' | 'quiet'

const dot: Record<StatusTone, string> = {
  value: 'bg-value',
  warn: 'bg-warn',
  fault: 'bg-fault',
  quiet: 'border-2 border-ink-faint',
}

/** A dot and its word; the word carries the meaning. */
export function StatusMark({ tone, children }: { tone: StatusTone; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-2">
      <span aria-hidden className={clsx('size-2 shrink-0 rounded-full', dot[tone])} />
      <span>{children}</span>
    </span>
  )
}
