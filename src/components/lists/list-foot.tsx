import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useMessages } from '@/hooks/use-messages'

/** What is below the rows of a list, and the way to it. */
export type More = { hasMore: boolean; isLoading: boolean; hasFailed: boolean; show: () => void }

/** The end of a list: more of it, or that this was all; what else one can do with the list stands beside. */
export function ListFoot({ more, children }: { more: More; children?: ReactNode }) {
  const { lists: words } = useMessages()
  return (
    <div className="mt-6 space-y-3">
      {more.hasFailed && (
        <Notice tone="fault" isAlert>
          {words.moreFailed}
        </Notice>
      )}
      <div className="flex flex-wrap items-center gap-4">
        {more.hasMore ? (
          <Button
            className="print-hidden w-full md:w-auto"
            isBusy={more.isLoading}
            busyLabel={words.loadingMore}
            onClick={more.show}
          >
            {words.more}
          </Button>
        ) : (
          <p className="text-small text-ink-soft">{words.end}</p>
        )}
        {children}
      </div>
    </div>
  )
}
