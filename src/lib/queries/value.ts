import { infiniteQueryOptions } from '@tanstack/react-query'
import { addDays, startOfDay, type LocalDay } from '../local-days'
import { supabase } from '../supabase'

const valuePageSize = 50

/** A stretch of local days, both ends inclusive, on the account's clock. */
export type ValueSpan = { start: LocalDay; end: LocalDay; timeZone: string }

/** The last row of a page: the next page begins below it. */
type Place = { at: string; id: string }

const instants = ({ start, end, timeZone }: ValueSpan) => ({
  from: startOfDay(start, timeZone).toISOString(),
  until: startOfDay(addDays(end, 1), timeZone).toISOString(),
})

/** A PostgREST `or` condition: the rows below one, newest first. */
const below = (atColumn: string, idColumn: string, { at, id }: Place) =>
  `${atColumn}.lt."${at}",and(${atColumn}.eq."${at}",${idColumn}.lt.${id})`

export const valueQueries = {
  all: (userId: string) => ['value', userId] as const,

  /** The calls that the receptionist handled alone, with the staff time each saved and what it is worth. */
  savedTime: (userId: string, span: ValueSpan) =>
    infiniteQueryOptions({
      queryKey: [...valueQueries.all(userId), 'saved-time', span],
      initialPageParam: null as Place | null,
      queryFn: async ({ signal, pageParam }) => {
        const { from, until } = instants(span)
        let query = supabase
          .from('call_values')
          .select('call_id, started_at, band, counted_seconds, labour_sek')
          .eq('user_id', userId)
          .gte('started_at', from)
          .lt('started_at', until)
        if (pageParam !== null) query = query.or(below('started_at', 'call_id', pageParam))
        const { data } = await query
          .order('started_at', { ascending: false })
          .order('call_id', { ascending: false })
          .limit(valuePageSize)
          .abortSignal(signal)
          .throwOnError()
        return data
      },
      getNextPageParam: (page) => {
        const last = page.at(-1)
        return last && page.length === valuePageSize ? { at: last.started_at, id: last.call_id } : undefined
      },
    }),

  /** The bookings that owe something to a call, with what each brings and how much of it would have been lost. */
  rescuedBookings: (userId: string, span: ValueSpan) =>
    infiniteQueryOptions({
      queryKey: [...valueQueries.all(userId), 'rescued-bookings', span],
      initialPageParam: null as Place | null,
      queryFn: async ({ signal, pageParam }) => {
        const { from, until } = instants(span)
        let query = supabase
          .from('booking_values')
          .select('booking_id, booked_at, status, tier, weight, contribution_sek, lost_share, extra_sek')
          .eq('user_id', userId)
          .gt('weight', 0)
          .gte('booked_at', from)
          .lt('booked_at', until)
        if (pageParam !== null) query = query.or(below('booked_at', 'booking_id', pageParam))
        const { data } = await query
          .order('booked_at', { ascending: false })
          .order('booking_id', { ascending: false })
          .limit(valuePageSize)
          .abortSignal(signal)
          .throwOnError()
        return data
      },
      getNextPageParam: (page) => {
        const last = page.at(-1)
        return last && page.length === valuePageSize ? { at: last.booked_at, id: last.booking_id } : undefined
      },
    }),
}
