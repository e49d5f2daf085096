import { Skeleton, SkeletonRows } from '@/components/ui/skeleton'
import { useMessages } from '@/hooks/use-messages'

export function AssumptionsSkeleton() {
  const { loading } = useMessages().common
  return (
    <>
      <Skeleton className="-mt-4 mb-12 h-6 w-4/5 max-w-xl" />
      <SkeletonRows rows={6} className="h-28" label={loading} />
    </>
  )
}
