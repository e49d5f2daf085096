import type { Messages } from '../../messages'
import { capital, bookings } from './words'

export const trust: Messages['overview']['trust'] = {
  title: 'Can I trust it?',
  subtitle: 'Each figure opens the rows it is made of',
  justNow: 'just now',
  never: 'nothing has come in yet',
  latest: (when) => `latest ${when}`,
  pending: 'waiting for first contact',
  refused: 'does not let us in – the newest may be missing',
  refusedSince: (when) => `has not let us in since ${when} – what is older is right`,
  away: 'does not answer right now, we keep trying',
  awaySince: (when) => `silent since ${when} – the figures are right until then`,
  provisional: (percent) => `${percent} provisional`,
  rate: (rate, day) => `rate ${rate} (${day})`,
  noRate: (currency) => `no exchange rate for ${currency}`,
  backfill: (done, total) => `fetching older: ${done} of ${total}`,
  backfilling: 'fetching older',
  unpriced: (count, digits) =>
    count === 1 ? 'One call or text has no price yet' : `${digits} calls and texts have no price yet`,
  unpricedBookings: (count, digits) =>
    `${capital(bookings(count, digits))} ${count === 1 ? 'has' : 'have'} no price and ${count === 1 ? 'is' : 'are'} not in the value`,
  unconvertedBookings: (count, digits) =>
    `${capital(bookings(count, digits))} ${count === 1 ? 'lacks' : 'lack'} an exchange rate and ${count === 1 ? 'is' : 'are'} not in the value`,
  sources: {
    telephony_source: 'Telephony',
    ai_source: 'AI service',
    booking_source: 'Booking system',
  },
  notConnected: 'not connected, so that part is not in it',
  disconnected: (day) => `disconnected since ${day}; what is newer is not in it`,
}
