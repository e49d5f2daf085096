import type { ReactNode } from 'react'
import { Link } from 'react-router'

type FactProps = {
  label: string
  value: ReactNode
  /** The rows the number is made of. */
  href: string
  info?: ReactNode
  notes: ReactNode[]
}

/** One number of the page: its name, itself (which opens its rows), and what there is to say about it. */
export function Fact({ label, value, href, info, notes }: FactProps) {
  return (
    <div className="min-w-0">
      <dt className="flex items-center gap-1 text-small text-ink-soft">
        {label}
        {info}
      </dt>
      <dd className="mt-1">
        <Link
          to={href}
          className="text-figure font-bold decoration-ink-faint underline-offset-4 hover:underline"
        >
          {value}
        </Link>
        {notes.map((note, index) => (
          <p key={index} className="mt-0.5 text-small text-ink-soft">
            {note}
          </p>
        ))}
      </dd>
    </div>
  )
}
