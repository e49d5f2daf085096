import { useQuery } from '@tanstack/react-query'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import type { CallFilters } from '@/lib/call-filters'
import type { FilterText } from '@/lib/filter-texts'
import { integrationQueries } from '@/lib/queries/integrations'
import { filterTexts } from './filter-texts'

/** The filters in use, in the reader's words. */
export function useFilterTexts(filters: CallFilters): FilterText<CallFilters>[] {
  const words = useMessages()
  const formats = useFormats()
  const { data: connections = [] } = useQuery(integrationQueries.list(useUserId()))
  return filterTexts(filters, { words, connections, formatDay: formats.day })
}
