import { ListFilter } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { useMessages } from '@/hooks/use-messages'
import { activeBookingFilters, noBookingFilters } from '@/lib/booking-filters'
import { FilterChips } from './filter-chips'
import { FilterFields } from './filter-fields'
import { useBookingFilters } from './use-booking-filters'

/** The filters: in rows on a desk, in a sheet on a phone, and in words below whatever is in use. */
export function FilterBar() {
  const { bookings, common } = useMessages()
  const words = bookings.filters
  const [filters, change] = useBookingFilters()
  const [isOpen, setIsOpen] = useState(false)
  const count = activeBookingFilters(filters).length

  return (
    <div className="print-hidden space-y-4 pb-6">
      <div
        role="group"
        aria-label={words.title}
        className="hidden gap-3 md:grid md:grid-cols-3 lg:grid-cols-4 xl:flex xl:*:min-w-0 xl:*:flex-1"
      >
        <FilterFields />
      </div>
      <Button className="md:hidden" onClick={() => setIsOpen(true)}>
        <ListFilter aria-hidden size={16} />
        {words.open(count)}
      </Button>
      {isOpen && (
        <Dialog title={words.title} closeLabel={common.acts.close} onClose={() => setIsOpen(false)}>
          <div className="space-y-4">
            <FilterFields />
            <div className="flex gap-3 pt-2">
              <Button variant="primary" className="flex-1" onClick={() => setIsOpen(false)}>
                {words.show}
              </Button>
              {count > 0 && <Button onClick={() => change(noBookingFilters)}>{words.clear}</Button>}
            </div>
          </div>
        </Dialog>
      )}
      <FilterChips />
    </div>
  )
}
