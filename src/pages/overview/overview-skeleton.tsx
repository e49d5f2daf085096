import { SkeletonRows, Skeleton } from '@/components/ui/skeleton'
import { useMessages } from '@/hooks/use-messages'

/** The shape of the page while its figures are on their way, so that nothing jumps when they come. */
export function OverviewSkeleton() {
  const { common } = useMessages()
  return (
    <div role="status" aria-label={common.loading}>
      <div>
        <Skeleton className="h-10 w-full max-w-md md:h-14" />
        <Skeleton className="mt-2 h-10 w-2/3 max-w-xs md:h-14" />
        <Skeleton className="mt-6 h-5 w-full max-w-lg" />
        <Skeleton className="mt-2 h-5 w-1/2 max-w-xs" />
      </div>
      <Skeleton className="mt-20 h-8 w-64" />
      <div className="mt-6 grid grid-cols-2 gap-x-6 gap-y-8 border-t border-line pt-6 md:grid-cols-3 lg:gap-x-14">
        {Array.from({ length: 6 }, (_, index) => (
          <div key={index}>
            <Skeleton className="h-4 w-20" />
            <Skeleton className="mt-2 h-6 w-28" />
            <Skeleton className="mt-2 h-4 w-36" />
          </div>
        ))}
      </div>
      <div className="mt-16 grid gap-x-14 gap-y-16 lg:grid-cols-2">
        <ChartSkeleton />
        <ChartSkeleton />
      </div>
    </div>
  )
}

function ChartSkeleton() {
  return (
    <div>
      <Skeleton className="h-8 w-2/3" />
      <Skeleton className="mt-2 mb-4 h-4 w-28" />
      <div className="h-56 border-y border-line" />
    </div>
  )
}

/** The rows of the latest calls while they are fetched. */
export function LatestSkeleton({ rows }: { rows: number }) {
  const { common } = useMessages()
  return <SkeletonRows rows={rows} label={common.loading} />
}
