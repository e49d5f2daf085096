import { useDocumentTitle } from '@/hooks/use-document-title'

export function AuthHeading({ title, lead }: { title: string; lead?: string }) {
  useDocumentTitle(title)
  return (
    <header className="mb-8">
      <h1 className="text-headline">{title}</h1>
      {lead !== undefined && <p className="mt-4 text-lead text-ink-soft">{lead}</p>}
    </header>
  )
}
