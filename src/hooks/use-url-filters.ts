import { useSearchParams } from 'react-router'

/** The filters of the URL, and how to change some of them. */
export function useUrlFilters<Filters>(
  read: (params: URLSearchParams) => Filters,
  write: (filters: Filters) => string,
): [Filters, (change: Partial<Filters>) => void] {
  const [params, setParams] = useSearchParams()
  const filters = read(params)
  return [
    filters,
    (change) => setParams(write({ ...filters, ...change }), { replace: true, preventScrollReset: true }),
  ]
}
