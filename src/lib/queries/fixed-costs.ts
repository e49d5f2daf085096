import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import type { Database } from '../../../supabase/functions/_shared/database.types'
import { supabase } from '../supabase'
import { ledgerQueries } from './ledger'

type Row = Database['public']['Tables']['fixed_costs']['Row']
/** A subscription by the month, or a set-up fee paid once; the amount as a decimal text. */
export type FixedCost = Pick<Row, 'id' | 'name' | 'currency' | 'starts_on' | 'ends_on'> & {
  kind: 'monthly' | 'setup'
  category: FixedCostCategory
  amount: string
}
export const fixedCostCategories = ['voice', 'telephony', 'ai', 'fixed'] as const
export type FixedCostCategory = (typeof fixedCostCategories)[number]
export type FixedCostInput = Omit<FixedCost, 'id'>

const isCategory = (text: string): text is FixedCostCategory =>
  fixedCostCategories.some((category) => category === text)

export const fixedCostQueries = {
  all: (userId: string) => ['fixed-costs', userId] as const,
  list: (userId: string) =>
    queryOptions({
      queryKey: [...fixedCostQueries.all(userId), 'list'],
      queryFn: async ({ signal }): Promise<FixedCost[]> => {
        const { data } = await supabase
          .from('fixed_costs')
          .select('id, name, kind, category, amount::text, currency, starts_on, ends_on')
          .eq('user_id', userId)
          .order('starts_on', { ascending: false })
          .order('id')
          .abortSignal(signal)
          .throwOnError()
        return data.map((row) => ({
          ...row,
          kind: row.kind === 'setup' ? 'setup' : 'monthly',
          category: isCategory(row.category) ? row.category : 'fixed',
        }))
      },
    }),
}

/** What a changed cost changes; the server's own notice comes as well, but not to a page that is cut off from it. */
function refresh(queryClient: QueryClient, userId: string) {
  return Promise.all([
    queryClient.invalidateQueries({ queryKey: fixedCostQueries.all(userId) }),
    queryClient.invalidateQueries({ queryKey: ledgerQueries.all(userId) }),
    queryClient.invalidateQueries({ queryKey: ['dashboard', userId] }),
  ])
}

/** Numbers leave as they came in: PostgREST reads a decimal text into numeric without a float between. */
const written = ({ amount, ...rest }: FixedCostInput) => ({ ...rest, amount: amount as unknown as number })

/** Adds a cost, or changes the one with that id. */
export const saveFixedCost = (queryClient: QueryClient, userId: string) =>
  mutationOptions({
    mutationFn: async ({ id, input }: { id: string | null; input: FixedCostInput }) => {
      if (id === null) {
        await supabase.from('fixed_costs').insert(written(input)).throwOnError()
        return
      }
      // Of another account, or gone meanwhile: then nothing is changed, and that is an error here.
      await supabase
        .from('fixed_costs')
        .update(written(input))
        .eq('id', id)
        .eq('user_id', userId)
        .select('id')
        .single()
        .throwOnError()
    },
    onSettled: () => refresh(queryClient, userId),
  })

export const removeFixedCost = (queryClient: QueryClient, userId: string) =>
  mutationOptions({
    mutationFn: async (id: string) => {
      await supabase.from('fixed_costs').delete().eq('id', id).eq('user_id', userId).throwOnError()
    },
    onSettled: () => refresh(queryClient, userId),
  })
