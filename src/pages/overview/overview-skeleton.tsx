import { Skeleton } from '@/components/ui/skeleton'
import { useMessages } from '@/hooks/use-messages'

/** The shape of the page while its figures are on their way, so that nothing jumps when they come. */
export function OverviewSkeleton() {
  const { common } = useMessages()
  return (
    <div role="status" aria-label={common.loading}>
      <div className="grid gap-x-16 gap-y-8 lg:grid-cols-[minmax(0,1fr)_15rem] lg:items-end">
        <div>
          <Skeleton className="h-10 w-full max-w-md md:h-14" />
          <Skeleton className="mt-2 h-10 w-4/5 max-w-sm md:h-14" />
          <Skeleton className="mt-6 h-5 w-full max-w-lg" />
          <Skeleton className="mt-2 h-5 w-2/3 max-w-md" />
          <Skeleton className="mt-14 h-2.5 w-full max-w-xl" />
          <Skeleton className="mt-4 h-4 w-2/3 max-w-sm" />
        </div>
        <div className="grid grid-cols-2 gap-6 md:max-lg:grid-cols-3 lg:grid-cols-1 lg:ps-7">
          {Array.from({ length: 3 }, (_, index) => (
            <div key={index}>
              <Skeleton className="h-6 w-24" />
              <Skeleton className="mt-2 h-4 w-40 max-w-full" />
              <Skeleton className="mt-1.5 h-4 w-28" />
            </div>
          ))}
        </div>
      </div>
      <div className="mt-16 grid gap-x-14 gap-y-16 lg:grid-cols-2">
        {Array.from({ length: 4 }, (_, index) => (
          <div key={index}>
            <Skeleton className="h-8 w-2/3" />
            <Skeleton className="mt-2 mb-4 h-4 w-28" />
            <div className="h-56 border-y border-line" />
          </div>
        ))}
      </div>
    </div>
  )
}
