import { useSearchParams } from 'react-router'
import { callFilterSearch, readCallFilters, type CallFilters } from '@/lib/call-filters'

/** The filters of the URL, and how to change some of them. */
export function useCallFilters(): [CallFilters, (change: Partial<CallFilters>) => void] {
  const [params, setParams] = useSearchParams()
  const filters = readCallFilters(params)
  return [
    filters,
    (change) =>
      setParams(callFilterSearch({ ...filters, ...change }), { replace: true, preventScrollReset: true }),
  ]
}
