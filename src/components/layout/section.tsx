import clsx from 'clsx'
import { useId, type ReactNode } from 'react'

type SectionProps = {
  title: string
  lead?: string
  /** Fields, which should not grow as wide as the page. */
  isNarrow?: boolean
  children: ReactNode
}

/** One subject of a page: its name at the left, what there is to see or choose at the right. */
export function Section({ title, lead, isNarrow = false, children }: SectionProps) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-12 gap-y-5 border-t border-line py-10 lg:grid-cols-[15rem_minmax(0,1fr)]"
    >
      <div>
        <h2 id={id} className="text-section">
          {title}
        </h2>
        {lead !== undefined && <p className="mt-1.5 max-w-md text-small text-ink-soft">{lead}</p>}
      </div>
      <div className={clsx('min-w-0', isNarrow && 'max-w-xl')}>{children}</div>
    </section>
  )
}
