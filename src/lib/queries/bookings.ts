import { infiniteQueryOptions, mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { revealedClient } from '../../../supabase/functions/_shared/contracts/reveal-client'
import type { BookingFilters } from '../booking-filters'
import { invokeFunction } from '../invoke-function'
import { keyset, pageSize, type Place } from '../keyset'
import { endOfDay, startOfDay } from '../local-days'
import { supabase } from '../supabase'
import { bookingColumns, bookingRow, type BookingRow, type OwnerMark } from './booking-row'

/** Calls that a booking may have come from are looked for this long before it was made. */
const CALLS_BEFORE_MS = 7 * 86_400_000
const CALLS_AFTER_MS = 3_600_000

const summaryShape = z.object({
  bookings: z.number(),
  attributed: z.number(),
  booked: z.number(),
  completed: z.number(),
  no_show: z.number(),
  cancelled: z.number(),
  unmarked: z.number(),
  unpriced: z.number(),
  prices: z.array(z.object({ currency: z.string(), amount: z.string() })),
})
/** What a filtered list adds up to, from the database and not from a page of rows. */
export type BookingSummary = z.infer<typeof summaryShape>

const choicesShape = z.object({ services: z.array(z.string()), staff: z.array(z.string()) })
/** How many digits a worth is shown with is the page's business: text, an exact decimal, or null when unknown. */
const worthShape = z.object({
  price_sek: z.nullable(z.string()),
  contribution_sek: z.nullable(z.string()),
  lost_share: z.nullable(z.number()),
  extra_sek: z.nullable(z.string()),
  weight: z.nullable(z.number()),
})

const instants = ({ from, to }: BookingFilters, timeZone: string) => ({
  from: from === null ? null : startOfDay(from, timeZone).toISOString(),
  until: to === null ? null : endOfDay(to, timeZone).toISOString(),
})

const orders = { booked: keyset('booked_at', 'id'), starts: keyset('starts_at', 'id') }

function selectBookings(userId: string, filters: BookingFilters, timeZone: string, place: Place | null) {
  const at = filters.by === 'starts' ? 'starts_at' : 'booked_at'
  const { from, until } = instants(filters, timeZone)
  let query = supabase.from('booking_list').select(bookingColumns).eq('user_id', userId)
  if (from !== null) query = query.gte(at, from)
  if (until !== null) query = query.lt(at, until)
  if (filters.status) query = query.eq('status', filters.status)
  if (filters.tier) query = query.eq('tier', filters.tier)
  if (filters.attributed === 'yes') query = query.gt('weight', 0)
  if (filters.attributed === 'no') query = query.eq('weight', 0)
  if (filters.service) query = query.eq('service_name', filters.service)
  if (filters.staff) query = query.eq('staff_name', filters.staff)
  if (filters.unmarked) query = query.eq('status', 'booked').lt('ends_at', new Date().toISOString())
  if (filters.unpriced) query = query.is('price_amount', null).neq('status', 'cancelled')
  const order = orders[filters.by]
  return order.arrange(query, order.below(place))
}

export const bookingQueries = {
  all: (userId: string) => ['bookings', userId] as const,

  /** The rows that the filters leave, newest first, a page at a time. */
  list: (userId: string, filters: BookingFilters, timeZone: string) =>
    infiniteQueryOptions({
      queryKey: [...bookingQueries.all(userId), 'list', filters, timeZone],
      initialPageParam: null as Place | null,
      queryFn: async ({ signal, pageParam }) => {
        const { data } = await selectBookings(userId, filters, timeZone, pageParam)
          .limit(pageSize)
          .abortSignal(signal)
          .throwOnError()
        return z.array(bookingRow).parse(data)
      },
      getNextPageParam: (page: BookingRow[]) => orders[filters.by].next(page),
    }),

  summary: (userId: string, filters: BookingFilters, timeZone: string) =>
    queryOptions({
      queryKey: [...bookingQueries.all(userId), 'summary', filters, timeZone],
      queryFn: async ({ signal }): Promise<BookingSummary> => {
        const { from, until } = instants(filters, timeZone)
        const { data } = await supabase
          .rpc('summarize_bookings', {
            p_by: filters.by,
            ...(from !== null && { p_from: from }),
            ...(until !== null && { p_until: until }),
            ...(filters.status && { p_status: filters.status }),
            ...(filters.tier && { p_tier: filters.tier }),
            ...(filters.attributed && { p_attributed: filters.attributed === 'yes' }),
            ...(filters.service && { p_service: filters.service }),
            ...(filters.staff && { p_staff: filters.staff }),
            p_unmarked: filters.unmarked,
            p_unpriced: filters.unpriced,
          })
          .abortSignal(signal)
          .throwOnError()
        return summaryShape.parse(data)
      },
    }),

  /** Services and staff that the list can be narrowed to. */
  choices: (userId: string) =>
    queryOptions({
      queryKey: [...bookingQueries.all(userId), 'choices'],
      queryFn: async ({ signal }) => {
        const { data } = await supabase.rpc('get_booking_choices').abortSignal(signal).throwOnError()
        return choicesShape.parse(data)
      },
    }),

  /** All that is known of one booking; null when there is none with that id in this account. */
  one: (userId: string, id: string) =>
    queryOptions({
      queryKey: [...bookingQueries.all(userId), 'one', id],
      queryFn: async ({ signal }): Promise<BookingRow | null> => {
        const { data } = await supabase
          .from('booking_list')
          .select(bookingColumns)
          .eq('user_id', userId)
          .eq('id', id)
          .abortSignal(signal)
          .maybeSingle()
          .throwOnError()
        return z.nullable(bookingRow).parse(data)
      },
    }),

  /** What it is worth, by the account's assumptions; null before it has been counted. */
  worth: (userId: string, id: string) =>
    queryOptions({
      queryKey: [...bookingQueries.all(userId), 'worth', id],
      queryFn: async ({ signal }) => {
        const { data } = await supabase
          .from('booking_values')
          .select('price_sek::text, contribution_sek::text, lost_share, extra_sek::text, weight')
          .eq('user_id', userId)
          .eq('booking_id', id)
          .abortSignal(signal)
          .maybeSingle()
          .throwOnError()
        return z.nullable(worthShape).parse(data)
      },
    }),

  /** Answered calls in around the time it was made, newest first: what an owner may link it to. */
  callsAround: (userId: string, bookedAt: string) =>
    queryOptions({
      queryKey: [...bookingQueries.all(userId), 'calls-around', bookedAt],
      queryFn: async ({ signal }) => {
        const made = Date.parse(bookedAt)
        const { data } = await supabase
          .from('telephony_events')
          .select('id, started_at, duration_seconds, caller_number_hint')
          .eq('user_id', userId)
          .eq('kind', 'call')
          .eq('direction', 'inbound')
          .eq('status', 'completed')
          .gt('duration_seconds', 0)
          .is('parent_ref', null)
          .gte('started_at', new Date(made - CALLS_BEFORE_MS).toISOString())
          .lt('started_at', new Date(made + CALLS_AFTER_MS).toISOString())
          .order('started_at', { ascending: false })
          .limit(100)
          .abortSignal(signal)
          .throwOnError()
        return data
      },
    }),
}

/** What a mark or a verdict changes: the bookings, and every number that rests on them. */
const refresh = (queryClient: QueryClient) =>
  Promise.all(
    ['bookings', 'dashboard', 'value'].map((noun) => queryClient.invalidateQueries({ queryKey: [noun] })),
  )

/** Says whether the client came; null takes it back. */
export const markBooking = (queryClient: QueryClient, userId: string) =>
  mutationOptions({
    mutationFn: async ({ id, mark }: { id: string; mark: OwnerMark }) => {
      await supabase
        .from('calendar_events')
        .update({ owner_mark: mark })
        .eq('user_id', userId)
        .eq('id', id)
        .select('id')
        .single()
        .throwOnError()
    },
    onSettled: () => refresh(queryClient),
  })

type Verdict =
  | { verdict: 'confirmed' | 'rejected' | null }
  | { verdict: 'linked'; /** The call it came from. */ callId: string }

/** The owner's word on which call a booking came from; null gives the rule its word back. */
export const judgeBooking = (queryClient: QueryClient, userId: string) =>
  mutationOptions({
    mutationFn: async ({ id, ...said }: { id: string } & Verdict) => {
      await supabase
        .from('booking_attributions')
        .update({
          verdict: said.verdict,
          verdict_call_id: said.verdict === 'linked' ? said.callId : null,
        })
        .eq('user_id', userId)
        .eq('booking_id', id)
        .select('booking_id')
        .single()
        .throwOnError()
    },
    onSettled: () => refresh(queryClient),
  })

/** Shows who the client is; the audit log remembers that it was shown. */
export const revealClient = () =>
  mutationOptions({
    mutationFn: (bookingId: string) => invokeFunction('reveal-client', { bookingId }, revealedClient),
  })
