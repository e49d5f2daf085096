import type { Messages } from '../messages'

const tiers: Record<string, string> = {
  A: 'certain',
  B: 'during or right after the call',
  C: 'within a day of the call',
}

export const value: Messages['value'] = {
  title: 'The value, row by row',
  parts: {
    label: 'Part of the value',
    saved_time: 'Time saved',
    rescued_bookings: 'Rescued bookings',
  },
  savedTime: {
    sum: (sum, count, digits, period) => [
      { strong: sum },
      ` ${period}, from ${digits} ${count === 1 ? 'call' : 'calls'} that the receptionist handled alone.`,
    ],
    how: 'The time somebody would have spent on the call, times what an hour costs, times how much of the time you use. When nobody would have answered, the value is zero.',
    columns: { when: 'Call', band: 'When', time: 'Counted time', worth: 'Value' },
    bands: {
      open: 'open',
      lunch: 'lunch',
      evening: 'closed, weekday',
      weekend: 'closed, weekend',
      holiday: 'holiday',
    },
    empty: 'No calls that the receptionist handled alone in this period.',
  },
  bookings: {
    sum: (sum, count, digits, period) => [
      { strong: sum },
      ` ${period}, from ${digits} ${count === 1 ? 'booking' : 'bookings'} that came through the calls.`,
    ],
    how: 'What is left of the booking without VAT, times how sure it is that it came through the call, times the risk that it would have been lost.',
    columns: { when: 'Booked', tie: 'Tie', left: 'Left of it', lost: 'Otherwise lost', worth: 'Value' },
    tier: (tier) => tiers[tier] ?? 'unknown',
    cancelled: 'cancelled',
    noShow: 'no-show',
    noPrice: 'no price',
    empty: 'No bookings that came through the calls in this period.',
    unknown: 'No booking system is connected, so there are no rows here yet.',
    connect: 'Connect the booking system',
  },
  inPeriod: (period, isMonth) => (isMonth ? `in ${period}` : period),
  unknownSum: 'The sum is not known yet.',
  assumptions: 'See the assumptions',
  toOverview: 'To the overview',
}
