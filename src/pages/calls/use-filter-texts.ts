import { useQuery } from '@tanstack/react-query'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import type { CallFilters } from '@/lib/call-filters'
import { integrationQueries } from '@/lib/queries/integrations'
import { filterTexts, type FilterText } from './filter-texts'

/** The filters in use, in the reader's words. */
export function useFilterTexts(filters: CallFilters): FilterText[] {
  const { calls } = useMessages()
  const formats = useFormats()
  const { data: connections = [] } = useQuery(integrationQueries.list(useUserId()))
  return filterTexts(filters, { words: calls.filters, connections, formatDay: formats.day })
}
