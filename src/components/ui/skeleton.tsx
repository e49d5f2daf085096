import clsx from 'clsx'

/** The shape of something on its way; give it the size of what will stand there. */
export function Skeleton({ className }: { className: string }) {
  return <div aria-hidden className={clsx('shimmer', className)} />
}

type SkeletonRowsProps = { rows: number; className?: string; label: string }

/** Rows on their way. `label` is what a screen reader hears meanwhile. */
export function SkeletonRows({ rows, className = 'h-14', label }: SkeletonRowsProps) {
  return (
    <div role="status" aria-label={label} className="divide-y divide-line border-y border-line">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={clsx('flex items-center gap-6', className)}>
          <Skeleton className="h-4 w-1/3" />
          <Skeleton className="ms-auto h-4 w-24" />
        </div>
      ))}
    </div>
  )
}
