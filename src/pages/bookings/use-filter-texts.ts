import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import type { BookingFilters } from '@/lib/booking-filters'
import type { FilterText } from '@/lib/filter-texts'
import { filterTexts } from './filter-texts'

/** The filters in use, in the reader's words. */
export function useFilterTexts(filters: BookingFilters): FilterText<BookingFilters>[] {
  const words = useMessages()
  const formats = useFormats()
  return filterTexts(filters, { words, formatDay: formats.day })
}
