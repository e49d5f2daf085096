import { useUrlFilters } from '@/hooks/use-url-filters'
import { bookingFilterSearch, readBookingFilters } from '@/lib/booking-filters'

/** The filters of the list of bookings, and how to change some of them. */
export const useBookingFilters = () => useUrlFilters(readBookingFilters, bookingFilterSearch)
