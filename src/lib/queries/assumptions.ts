import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import type { LocalDay } from '../local-days'
import type { SaidAssumption } from '../roi/assumptions-in-force'
import { assumptionKeys, type AssumptionKey } from '../roi/default-assumptions'
import { supabase } from '../supabase'
import { dashboardQueries } from './dashboard'
import { dashboardDocument } from './dashboard-document'

/** What an owner has said about one assumption, from a day until the next version of it. */
export type AssumptionVersion = SaidAssumption & { id: string }
/** Values in the model's own units, as decimal text; low is what makes the benefit low. */
export type AssumptionInput = Omit<SaidAssumption, 'key'>

const isKey = (text: string): text is AssumptionKey => assumptionKeys.some((key) => key === text)

export const assumptionQueries = {
  all: (userId: string) => ['assumptions', userId] as const,

  /** Every version that the owner has said, newest first. An assumption without one is assumed. */
  versions: (userId: string) =>
    queryOptions({
      queryKey: [...assumptionQueries.all(userId), 'versions'],
      queryFn: async ({ signal }): Promise<AssumptionVersion[]> => {
        const { data } = await supabase
          .from('roi_assumptions')
          .select('id, key, valid_from, low::text, likely::text, high::text, state')
          .eq('user_id', userId)
          .order('valid_from', { ascending: false })
          .order('key')
          .abortSignal(signal)
          .throwOnError()
        return data.flatMap(({ key, valid_from: validFrom, state, ...row }) =>
          isKey(key) ? [{ ...row, key, validFrom, state: state === 'measured' ? state : 'confirmed' }] : [],
        )
      },
    }),

  /** What other values would make of a period: nothing is stored. Follows whatever the dashboard follows. */
  preview: (
    userId: string,
    period: { start: LocalDay; end: LocalDay },
    key: AssumptionKey,
    { low, likely, high, validFrom }: Pick<AssumptionInput, 'low' | 'likely' | 'high' | 'validFrom'>,
  ) => {
    const changes = { [key]: { low, likely, high, valid_from: validFrom } }
    return queryOptions({
      queryKey: [...dashboardQueries.all(userId), 'preview', period.start, period.end, changes],
      queryFn: async ({ signal }) => {
        const { data } = await supabase
          .rpc('preview_dashboard', { period_start: period.start, period_end: period.end, changes })
          .abortSignal(signal)
          .throwOnError()
        return dashboardDocument.shape.range.parse(data)
      },
    })
  },
}

/** What a changed assumption changes; the server's own notice comes as well, but not to a page that is cut off from it. */
const refresh = (queryClient: QueryClient) =>
  Promise.all(
    ['assumptions', 'dashboard', 'value'].map((noun) => queryClient.invalidateQueries({ queryKey: [noun] })),
  )

/** Decimal text goes into numeric as it is; the generated types only know numbers. */
const written = ({ validFrom, state, ...values }: AssumptionInput) => ({
  ...(values as unknown as Record<'low' | 'likely' | 'high', number>),
  valid_from: validFrom,
  state,
})

/** Says an assumption: one version a day, so what was said from that day before is replaced. */
export const sayAssumption = (queryClient: QueryClient, userId: string) =>
  mutationOptions({
    mutationFn: async ({ key, input }: { key: AssumptionKey; input: AssumptionInput }): Promise<string> => {
      const { data: replaced } = await supabase
        .from('roi_assumptions')
        .update(written(input))
        .eq('user_id', userId)
        .eq('key', key)
        .eq('valid_from', input.validFrom)
        .select('id')
        .maybeSingle()
        .throwOnError()
      if (replaced !== null) return replaced.id
      const { data } = await supabase
        .from('roi_assumptions')
        .insert({ key, ...written(input) })
        .select('id')
        .single()
        .throwOnError()
      return data.id
    },
    onSettled: () => refresh(queryClient),
  })

/** Takes a version back: the one before it holds again, or the default. */
export const takeBackAssumption = (queryClient: QueryClient, userId: string) =>
  mutationOptions({
    mutationFn: async (id: string) => {
      await supabase.from('roi_assumptions').delete().eq('user_id', userId).eq('id', id).throwOnError()
    },
    onSettled: () => refresh(queryClient),
  })

/** The database's own word on what may be said: a value out of its limits, or in the wrong order. */
export const isRefusedAssumption = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === '23514'
