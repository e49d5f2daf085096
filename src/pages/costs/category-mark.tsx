import clsx from 'clsx'

const fill: Record<string, string> = {
  voice: 'bg-source-voice',
  telephony: 'bg-source-telephony',
  ai: 'bg-source-ai',
  booking: 'bg-source-booking',
  fixed: 'bg-source-fixed',
}

/** The colour of a kind of cost, as in the charts; its name stands beside it. */
export function CategoryMark({ category }: { category: string }) {
  return (
    <span
      aria-hidden
      className={clsx('size-2.5 shrink-0 translate-y-px rounded-sm', fill[category] ?? 'bg-ink-faint')}
    />
  )
}
