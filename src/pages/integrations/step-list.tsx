import clsx from 'clsx'

/** What to do at the provider, step by step. */
export function StepList({ steps, className }: { steps: readonly string[]; className: string }) {
  return (
    <ol className={clsx('space-y-2', className)}>
      {steps.map((step, place) => (
        <li key={step} className="flex gap-3">
          <span aria-hidden className="w-4 shrink-0 font-bold text-value">
            {place + 1}
          </span>
          <span>{step}</span>
        </li>
      ))}
    </ol>
  )
}
