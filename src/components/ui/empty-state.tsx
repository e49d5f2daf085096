import type { ReactNode } from 'react'

type EmptyStateProps = { title: string; children: ReactNode; action?: ReactNode }

/** What will be here, and the one step to it. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <section className="max-w-xl border-t border-line pt-8 pb-4">
      <h2 className="text-section">{title}</h2>
      <div className="mt-3 text-lead text-ink-soft">{children}</div>
      {action !== undefined && <div className="mt-6 flex flex-wrap gap-3">{action}</div>}
    </section>
  )
}
