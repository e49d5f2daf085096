import { expect, it } from 'vitest'
import { noBookingFilters, type BookingFilters } from '@/lib/booking-filters'
import { bookings } from '@/lib/messages/sv/bookings'
import { lists } from '@/lib/messages/sv/lists'
import { filterTexts } from './filter-texts'

const texts = (filters: Partial<BookingFilters>) =>
  filterTexts({ ...noBookingFilters, ...filters }, { words: { bookings, lists }, formatDay: (day) => day })

it('name what narrows the list of bookings, not what the days are about', () => {
  expect(texts({ by: 'starts' })).toEqual([])
  expect(
    texts({ by: 'starts', status: 'no_show', tier: 'B', staff: 'Elin', from: '2026-11-01' }).map(
      ({ text }) => text,
    ),
  ).toEqual(['utebliven', 'från samtal, mycket troligt', 'Elin', 'från 2026-11-01'])
})

it('are taken away each by itself', () => {
  expect(texts({ unmarked: true, service: 'Slingor' }).map(({ without }) => without)).toEqual([
    { unmarked: false },
    { service: null },
  ])
})
