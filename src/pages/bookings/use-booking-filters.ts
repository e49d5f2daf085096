import { useSearchParams } from 'react-router'
import { bookingFilterSearch, readBookingFilters, type BookingFilters } from '@/lib/booking-filters'

/** The filters of the URL, and how to change some of them. */
export function useBookingFilters(): [BookingFilters, (change: Partial<BookingFilters>) => void] {
  const [params, setParams] = useSearchParams()
  const filters = readBookingFilters(params)
  return [
    filters,
    (change) =>
      setParams(bookingFilterSearch({ ...filters, ...change }), { replace: true, preventScrollReset: true }),
  ]
}
