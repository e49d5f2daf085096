import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMessages } from '@/hooks/use-messages'

/** Where a number comes from and since when, one tap away. `name` says of what, for those who only hear it. */
export function MoreAbout({ name, children }: { name: string; children: ReactNode }) {
  const words = useMessages().assumptions
  return (
    <details className="group mt-1.5 print:not-open:hidden">
      <summary
        aria-label={words.moreNamed(name)}
        className="inline-flex min-h-11 list-none items-center gap-1 text-small text-ink-soft hover:text-ink md:min-h-8 [&::-webkit-details-marker]:hidden"
      >
        <ChevronRight aria-hidden size={14} className="-ms-0.5 group-open:rotate-90" />
        {words.more}
      </summary>
      {children}
    </details>
  )
}
