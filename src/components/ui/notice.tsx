import clsx from 'clsx'
import type { ReactNode } from 'react'

export type NoticeTone = 'calm' | 'value' | 'warn' | 'fault'

const edge: Record<NoticeTone, string> = {
  calm: 'border-line',
  value: 'border-value',
  warn: 'border-warn',
  fault: 'border-fault',
}

type NoticeProps = {
  tone?: NoticeTone
  title?: string
  children: ReactNode
  action?: ReactNode
  isAlert?: boolean
}

/** Something to know, set off by a rule at its side. `isAlert` reads it out at once. */
export function Notice({ tone = 'calm', title, children, action, isAlert = false }: NoticeProps) {
  return (
    <div
      role={isAlert ? 'alert' : undefined}
      className={clsx(
        'flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-s-2 ps-4',
        edge[tone],
      )}
    >
      <div className="max-w-prose min-w-0 text-small">
        {title !== undefined && <p className="font-medium text-ink">{title}</p>}
        <div className={clsx(tone === 'fault' && title === undefined ? 'text-fault' : 'text-ink-soft')}>
          {children}
        </div>
      </div>
      {action}
    </div>
  )
}
