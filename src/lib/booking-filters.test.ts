import { describe, expect, it } from 'vitest'
import { bookingFilterSearch, noBookingFilters, readBookingFilters } from './booking-filters'

const read = (search: string) => readBookingFilters(new URLSearchParams(search))

describe('the filters of bookings in the URL', () => {
  it('come back as they were written', () => {
    const filters = {
      ...noBookingFilters,
      by: 'starts',
      from: '2026-11-01',
      to: '2026-11-30',
      status: 'no_show',
      attributed: 'yes',
      service: 'Klippning & färg',
      unmarked: true,
    } as const
    expect(read(bookingFilterSearch(filters))).toEqual(filters)
  })

  it('are nothing when nothing is filtered', () => {
    expect(bookingFilterSearch(noBookingFilters)).toBe('')
    expect(read('')).toEqual(noBookingFilters)
  })

  it('leave out what is not understood', () => {
    expect(read('status=paid&tier=D&from=yesterday&attributed=maybe&by=moon&service=%20')).toEqual(
      noBookingFilters,
    )
  })

  it('turn days that stand the wrong way round', () => {
    expect(read('from=2026-11-30&to=2026-11-01')).toMatchObject({ from: '2026-11-01', to: '2026-11-30' })
  })
})
