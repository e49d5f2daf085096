import type { ReactNode } from 'react'

export type Fact = { term: string; fact: ReactNode; note?: string | undefined }

/** A block of facts under its heading. */
export function FactList({ id, title, facts }: { id: string; title: string; facts: Fact[] }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="text-section">
        {title}
      </h2>
      <dl className="mt-4 border-t border-line">
        {facts.map(({ term, fact, note }) => (
          <div
            key={term}
            className="grid grid-cols-[clamp(6.5rem,40%,8.5rem)_minmax(0,1fr)] gap-4 border-b border-line py-2.5"
          >
            <dt className="text-ink-soft">{term}</dt>
            <dd>
              {fact}
              {note !== undefined && <p className="text-small text-ink-soft">{note}</p>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
