import type { ReactNode } from 'react'
import { LiveIndicator } from '@/components/live-indicator'

type PageTopProps = {
  children?: ReactNode
  /** On a phone, beside how fresh it is; on a desk there is room for it among the pickers. */
  note?: ReactNode
}

/** The line over a page: its pickers at the left, how fresh it is at the right. */
export function PageTop({ children, note }: PageTopProps) {
  return (
    <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-2 md:min-h-9">
      <div className="print-hidden flex flex-wrap items-center gap-2">{children}</div>
      {note === undefined ? (
        <LiveIndicator />
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-x-4 max-md:w-full">
          <LiveIndicator />
          <div className="md:hidden">{note}</div>
        </div>
      )}
    </div>
  )
}
