import clsx from 'clsx'
import type { ReactNode } from 'react'

/** Names the columns of a wide list. Each row says the same by itself, so a screen reader is spared this. */
export function ListHead({ className, children }: { className: string; children: ReactNode }) {
  return (
    <div aria-hidden className={clsx('hidden gap-x-4 pb-2 text-small text-ink-soft lg:grid', className)}>
      {children}
    </div>
  )
}
