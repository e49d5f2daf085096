import { useInfiniteQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { More } from '@/components/lists/list-foot'
import { useAccount } from '@/hooks/use-account'
import { useUserId } from '@/hooks/use-session'
import type { CallFilters } from '@/lib/call-filters'
import { pageSize, type Place } from '@/lib/keyset'
import { callOrder, callQueries, mostAboveAnchor, type CallRow } from '@/lib/queries/calls'

type CallList = { rows: CallRow[]; more: More }

/**
 * The rows that the filters leave, newest first. The first "show more" pins the end of the first page: from then on
 * the top is read down to that row, however much is added above it, and older pages start below it.
 */
export function useCallList(filters: CallFilters): CallList {
  const userId = useUserId()
  const { time_zone: timeZone } = useAccount()
  const queryClient = useQueryClient()
  const [anchor, setAnchor] = useState<Place | null>(null)
  const { data: newest } = useSuspenseQuery(callQueries.newest(userId, filters, timeZone, anchor))
  const older = useInfiniteQuery(callQueries.older(userId, filters, timeZone, anchor))

  // More has come above the anchor than one reading brings: start over rather than show a list with a hole.
  if (anchor !== null && newest.length >= mostAboveAnchor) setAnchor(null)

  function showMore() {
    if (anchor !== null) {
      void older.fetchNextPage()
      return
    }
    const last = newest.at(-1)
    if (last === undefined) return
    const pinned = callOrder.placeOf(last)
    // The rows are here already; under their new key they need no second fetch, and nothing blinks.
    queryClient.setQueryData(callQueries.newest(userId, filters, timeZone, pinned).queryKey, newest)
    setAnchor(pinned)
  }

  return {
    rows: callOrder.join([newest, ...(anchor === null ? [] : (older.data?.pages ?? []))]),
    more: {
      hasMore: anchor === null ? newest.length >= pageSize : older.hasNextPage || older.data === undefined,
      isLoading: older.isFetchingNextPage || (anchor !== null && older.isLoading),
      hasFailed: older.isError,
      show: older.isError ? () => void older.refetch() : showMore,
    },
  }
}
