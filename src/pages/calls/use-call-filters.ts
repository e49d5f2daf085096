import { useUrlFilters } from '@/hooks/use-url-filters'
import { callFilterSearch, readCallFilters } from '@/lib/call-filters'

/** The filters of the list of calls, and how to change some of them. */
export const useCallFilters = () => useUrlFilters(readCallFilters, callFilterSearch)
