import { Fragment, type ReactNode } from 'react'

type DetailHeadProps = {
  title: string
  /** What places it, in the order it is said; null is left out. */
  facts: (ReactNode | null)[]
  children?: ReactNode
}

/** What the one thing is, and in one line when, with whom, how long. */
export function DetailHead({ title, facts, children }: DetailHeadProps) {
  return (
    <header className="pt-6 pb-8 md:pt-8">
      <h1 className="text-headline first-letter:uppercase">{title}</h1>
      <p className="mt-3 flex flex-wrap gap-x-2 text-lead text-ink-soft">
        {facts
          .filter((fact) => fact !== null)
          .map((fact, index) => (
            <Fragment key={index}>
              {index > 0 && <span aria-hidden>·</span>}
              <span>{fact}</span>
            </Fragment>
          ))}
      </p>
      {children}
    </header>
  )
}
