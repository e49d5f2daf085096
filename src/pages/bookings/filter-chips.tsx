import { X } from 'lucide-react'
import { useMessages } from '@/hooks/use-messages'
import { noBookingFilters } from '@/lib/booking-filters'
import { useBookingFilters } from './use-booking-filters'
import { useFilterTexts } from './use-filter-texts'

/** What the list is narrowed to; a tap takes one filter away, the last button all of them. */
export function FilterChips() {
  const { filters: words } = useMessages().bookings
  const [filters, change] = useBookingFilters()
  const texts = useFilterTexts(filters)
  if (texts.length === 0) return null
  return (
    <ul aria-label={words.active} className="flex flex-wrap items-center gap-2">
      {texts.map(({ key, text, without }) => (
        <li key={key}>
          <button
            type="button"
            aria-label={words.remove(text)}
            onClick={() => change(without)}
            className="inline-flex min-h-11 items-center gap-1.5 rounded-full bg-value-faint px-3.5 text-small hover:bg-value-soft md:min-h-8"
          >
            {text}
            <X aria-hidden size={14} />
          </button>
        </li>
      ))}
      <li>
        <button
          type="button"
          onClick={() => change(noBookingFilters)}
          className="min-h-11 px-2 text-small text-ink-soft underline decoration-line underline-offset-4 hover:text-ink md:min-h-8"
        >
          {words.clear}
        </button>
      </li>
    </ul>
  )
}
