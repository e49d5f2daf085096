import type { ReactNode } from 'react'
import { useDocumentTitle } from '@/hooks/use-document-title'

type PageHeadingProps = { title: string; lead?: ReactNode; action?: ReactNode }

/** The heading of an ordinary page; Overview writes its own sentence instead. Names the tab as well. */
export function PageHeading({ title, lead, action }: PageHeadingProps) {
  useDocumentTitle(title)
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4 pt-6 pb-8 md:pt-8">
      <div className="max-w-2xl">
        <h1 className="text-headline">{title}</h1>
        {lead !== undefined && <p className="mt-3 text-lead text-ink-soft">{lead}</p>}
      </div>
      {action}
    </header>
  )
}
