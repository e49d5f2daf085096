import { capital, bookings } from './words'

export const trust = {
  title: 'Går det att lita på?',
  subtitle: 'Varje siffra öppnar raderna den är gjord av',
  justNow: 'nyss',
  never: 'inget har kommit än',
  latest: (when: string) => `senast ${when}`,
  pending: 'väntar på första kontakten',
  refused: 'släpper inte in oss – det nya kan saknas',
  refusedSince: (when: string) => `släpper inte in oss sedan ${when} – det äldre stämmer`,
  away: 'svarar inte just nu, vi försöker igen',
  awaySince: (when: string) => `tyst sedan ${when} – siffrorna är rätta till dess`,
  provisional: (percent: string) => `${percent} preliminärt`,
  rate: (rate: string, day: string) => `kurs ${rate} (${day})`,
  noRate: (currency: string) => `växelkurs för ${currency} saknas`,
  backfill: (done: string, total: string) => `hämtar äldre: ${done} av ${total}`,
  backfilling: 'hämtar äldre',
  unpriced: (count: number, digits: string) =>
    count === 1 ? 'Ett samtal eller sms saknar pris än' : `${digits} samtal och sms saknar pris än`,
  unpricedBookings: (count: number, digits: string) =>
    `${capital(bookings(count, digits))} saknar pris och räknas inte i värdet`,
  unconvertedBookings: (count: number, digits: string) =>
    `${capital(bookings(count, digits))} saknar växelkurs och räknas inte i värdet`,
  sources: {
    telephony_source: 'Telefoni',
    ai_source: 'AI-tjänst',
    booking_source: 'Bokningssystem',
  },
  notConnected: 'inte ansluten, så den delen är inte med',
  disconnected: (day: string) => `frånkopplad sedan ${day}, det nyare är inte med`,
}
