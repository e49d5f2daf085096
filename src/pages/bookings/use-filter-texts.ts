import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import type { BookingFilters } from '@/lib/booking-filters'
import { filterTexts, type FilterText } from './filter-texts'

/** The filters in use, in the reader's words. */
export function useFilterTexts(filters: BookingFilters): FilterText[] {
  const { bookings } = useMessages()
  const formats = useFormats()
  return filterTexts(filters, { words: bookings, formatDay: formats.day })
}
