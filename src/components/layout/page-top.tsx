import type { ReactNode } from 'react'
import { LiveIndicator } from '@/components/live-indicator'

/** The line over a page: its pickers at the left, how fresh it is at the right. */
export function PageTop({ children }: { children?: ReactNode }) {
  return (
    <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-2 md:min-h-9">
      <div className="print-hidden flex flex-wrap items-center gap-2">{children}</div>
      <LiveIndicator />
    </div>
  )
}
