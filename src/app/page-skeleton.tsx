import { Skeleton } from '@/components/ui/skeleton'
import { useMessages } from '@/hooks/use-messages'

/** A page on its way: a heading, a lead, some rows. */
export function PageSkeleton() {
  const { common } = useMessages()
  return (
    <div
      role="status"
      aria-label={common.loading}
      className="mx-auto max-w-[75rem] px-5 pt-4 md:px-12 md:pt-6"
    >
      <div className="flex min-h-11 items-center justify-between md:min-h-9">
        <Skeleton className="h-8 w-36" />
        <Skeleton className="h-4 w-32" />
      </div>
      <Skeleton className="mt-8 h-12 w-3/4 max-w-md" />
      <Skeleton className="mt-6 h-5 w-2/3 max-w-sm" />
    </div>
  )
}
