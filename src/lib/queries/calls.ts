import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Database } from '../../../supabase/functions/_shared/database.types'
import { lostCallStatuses } from '../call-outcome'
import type { CallFilters } from '../call-filters'
import { keyset, pageSize, type Place } from '../keyset'
import { endOfDay, startOfDay } from '../local-days'
import { supabase } from '../supabase'

type EventRow = Database['public']['Tables']['telephony_events']['Row']

/** One line of the list. */
export type CallRow = Pick<
  EventRow,
  | 'id'
  | 'integration_id'
  | 'parent_ref'
  | 'kind'
  | 'direction'
  | 'status'
  | 'started_at'
  | 'duration_seconds'
  | 'cost_amount'
  | 'cost_currency'
  | 'cost_state'
  | 'caller_number_hint'
  | 'created_at'
>

const rowColumns =
  'id, integration_id, parent_ref, kind, direction, status, started_at, duration_seconds, cost_amount, cost_currency, cost_state, caller_number_hint, created_at'
export type CallFacts = CallRow &
  Pick<
    EventRow,
    | 'provider'
    | 'provider_ref'
    | 'answered_at'
    | 'ended_at'
    | 'answered_by'
    | 'segments'
    | 'flags'
    | 'updated_at'
  >

const factColumns =
  `${rowColumns}, provider, provider_ref, answered_at, ended_at, answered_by, segments, flags, updated_at` as const

/** The order of the list, with which a page that joins parts of it puts them together. */
export const callOrder = keyset('started_at', 'id')
/** The top of the list grows while it is open; past this the page starts over rather than grow without end. */
export const mostAboveAnchor = 500

const lost = `status.in.(${lostCallStatuses.join(',')})`
const noTime = 'and(status.eq.completed,or(duration_seconds.is.null,duration_seconds.eq.0))'

/** Which of the outcomes' conditions say "one of these": written as PostgREST writes alternatives. */
const alternativesOf: Record<NonNullable<CallFilters['outcome']>, string[]> = {
  answered: [],
  missed: [`${lost},${noTime}`],
  other: ['direction.is.null,direction.eq.outbound', `${lost},${noTime}`],
  in_progress: [],
}
const awaitsPrice =
  'and(kind.eq.call,status.eq.completed,duration_seconds.gt.0),and(kind.eq.sms,status.in.(sent,delivered,undelivered,received))'

/**
 * The rows that the filters leave, by the same rules as the overview counts them in the database.
 * @param place the keyset's conditions: which part of the list
 */
function selectCalls(userId: string, filters: CallFilters, timeZone: string, place: string[]) {
  // The account by name as well as by policy, so that the index finds the rows instead of a filter.
  let query = supabase.from('telephony_events').select(rowColumns).eq('user_id', userId)

  if (!filters.legs) query = query.is('parent_ref', null)
  if (filters.kind) query = query.eq('kind', filters.kind)
  if (filters.direction) query = query.eq('direction', filters.direction)
  if (filters.connection) query = query.eq('integration_id', filters.connection)
  if (filters.currency) query = query.eq('cost_currency', filters.currency)
  if (filters.from) query = query.gte('started_at', startOfDay(filters.from, timeZone).toISOString())
  if (filters.to) query = query.lt('started_at', endOfDay(filters.to, timeZone).toISOString())

  if (filters.outcome) query = query.eq('kind', 'call')
  if (filters.outcome === 'answered') query = query.eq('status', 'completed').gt('duration_seconds', 0)
  if (filters.outcome === 'missed') query = query.eq('direction', 'inbound')
  if (filters.outcome === 'in_progress')
    query = query.in('status', ['queued', 'initiated', 'ringing', 'in_progress'])
  if (filters.price === 'provisional') query = query.neq('cost_state', 'final')
  if (filters.price === 'unpriced') query = query.is('cost_amount', null)

  return callOrder.arrange(query, [
    ...(filters.outcome ? alternativesOf[filters.outcome] : []),
    ...(filters.price === 'unpriced' ? [awaitsPrice] : []),
    ...place,
  ])
}

export const callQueries = {
  all: (userId: string) => ['calls', userId] as const,

  /**
   * The top of the list: the newest page, or with an anchor everything from the top down to it, so that rows that
   * arrive later push nothing out of sight.
   */
  newest: (
    userId: string,
    filters: CallFilters,
    timeZone: string,
    anchor: Place | null = null,
    limit = pageSize,
  ) =>
    queryOptions({
      queryKey: [...callQueries.all(userId), 'newest', filters, timeZone, anchor, limit],
      queryFn: async ({ signal }): Promise<CallRow[]> => {
        const { data } = await selectCalls(
          userId,
          filters,
          timeZone,
          anchor === null ? [] : callOrder.downTo(anchor),
        )
          .limit(anchor === null ? limit : mostAboveAnchor)
          .abortSignal(signal)
          .throwOnError()
        return data
      },
    }),

  /** What comes below the anchor, a page at a time. */
  older: (userId: string, filters: CallFilters, timeZone: string, anchor: Place | null) =>
    infiniteQueryOptions({
      queryKey: [...callQueries.all(userId), 'older', filters, timeZone, anchor],
      enabled: anchor !== null,
      initialPageParam: anchor,
      queryFn: async ({ signal, pageParam }): Promise<CallRow[]> => {
        if (pageParam === null) return []
        const { data } = await selectCalls(userId, filters, timeZone, callOrder.below(pageParam))
          .limit(pageSize)
          .abortSignal(signal)
          .throwOnError()
        return data
      },
      getNextPageParam: callOrder.next,
    }),

  /** All that is known of one call or message; null when there is none with that id in this account. */
  one: (userId: string, id: string) =>
    queryOptions({
      queryKey: [...callQueries.all(userId), 'one', id],
      queryFn: async ({ signal }) => {
        const { data } = await supabase
          .from('telephony_events')
          .select(factColumns)
          .eq('user_id', userId)
          .eq('id', id)
          .abortSignal(signal)
          .maybeSingle()
          .throwOnError()
        return data
      },
    }),

  /** The legs a call was forwarded over and the call they belong to, oldest first, the call itself left out. */
  relatives: (
    userId: string,
    call: Pick<EventRow, 'id' | 'integration_id' | 'provider_ref' | 'parent_ref'>,
  ) =>
    queryOptions({
      queryKey: [
        ...callQueries.all(userId),
        'relatives',
        call.integration_id,
        call.id,
        call.provider_ref,
        call.parent_ref,
      ],
      queryFn: async ({ signal }) => {
        const quoted = (ref: string) => `"${ref.replaceAll(/["\\]/g, '\\$&')}"`
        const family = [
          `parent_ref.eq.${quoted(call.provider_ref)}`,
          ...(call.parent_ref === null ? [] : [`provider_ref.eq.${quoted(call.parent_ref)}`]),
        ]
        const { data } = await supabase
          .from('telephony_events')
          .select(factColumns)
          .eq('user_id', userId)
          .eq('integration_id', call.integration_id)
          .neq('id', call.id)
          .or(family.join(','))
          .order('started_at', { ascending: true })
          .limit(50)
          .abortSignal(signal)
          .throwOnError()
        return data
      },
    }),
}
