import { infiniteQueryOptions } from '@tanstack/react-query'
import { keyset, pageSize, type Place } from '../keyset'
import { endOfDay, startOfDay, type LocalDay } from '../local-days'
import { supabase } from '../supabase'

/** A stretch of local days, both ends inclusive, on the account's clock. */
export type ValueSpan = { start: LocalDay; end: LocalDay; timeZone: string }

const instants = ({ start, end, timeZone }: ValueSpan) => ({
  from: startOfDay(start, timeZone).toISOString(),
  until: endOfDay(end, timeZone).toISOString(),
})

const calls = keyset('started_at', 'call_id')
const bookings = keyset('booked_at', 'booking_id')

export const valueQueries = {
  all: (userId: string) => ['value', userId] as const,

  /** The calls that the receptionist handled alone, with the staff time each saved and what it is worth. */
  savedTime: (userId: string, span: ValueSpan) =>
    infiniteQueryOptions({
      queryKey: [...valueQueries.all(userId), 'saved-time', span],
      initialPageParam: null as Place | null,
      queryFn: async ({ signal, pageParam }) => {
        const { from, until } = instants(span)
        const query = supabase
          .from('call_values')
          .select('call_id, started_at, band, counted_seconds, labour_sek')
          .eq('user_id', userId)
          .gte('started_at', from)
          .lt('started_at', until)
        const { data } = await calls
          .arrange(query, calls.below(pageParam))
          .limit(pageSize)
          .abortSignal(signal)
          .throwOnError()
        return data
      },
      getNextPageParam: calls.next,
    }),

  /** The bookings that owe something to a call, with what each brings and how much of it would have been lost. */
  rescuedBookings: (userId: string, span: ValueSpan) =>
    infiniteQueryOptions({
      queryKey: [...valueQueries.all(userId), 'rescued-bookings', span],
      initialPageParam: null as Place | null,
      queryFn: async ({ signal, pageParam }) => {
        const { from, until } = instants(span)
        const query = supabase
          .from('booking_values')
          .select('booking_id, booked_at, status, tier, weight, contribution_sek, lost_share, extra_sek')
          .eq('user_id', userId)
          .gt('weight', 0)
          .gte('booked_at', from)
          .lt('booked_at', until)
        const { data } = await bookings
          .arrange(query, bookings.below(pageParam))
          .limit(pageSize)
          .abortSignal(signal)
          .throwOnError()
        return data
      },
      getNextPageParam: bookings.next,
    }),
}
