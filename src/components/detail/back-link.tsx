import { ArrowLeft } from 'lucide-react'
import { Link } from 'react-router'

/** The way back to the list one came from, over a page that shows one thing of it. */
export function BackLink({ to, children }: { to: string; children: string }) {
  return (
    <Link
      to={to}
      className="inline-flex min-h-11 items-center gap-2 text-small font-medium text-ink-soft hover:text-ink md:min-h-9"
    >
      <ArrowLeft aria-hidden size={16} />
      {children}
    </Link>
  )
}
