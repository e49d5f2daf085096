import type { More } from './list-foot'

type Pages = {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  isFetchNextPageError: boolean
  fetchNextPage: () => Promise<unknown>
}

/** What an infinite query says of its further pages, as the foot of its list asks. */
export const moreOf = (query: Pages): More => ({
  hasMore: query.hasNextPage,
  isLoading: query.isFetchingNextPage,
  hasFailed: query.isFetchNextPageError,
  show: () => void query.fetchNextPage(),
})
