import { activeFilters, type CallFilters, type FilterName } from '@/lib/call-filters'
import type { LocalDay } from '@/lib/local-days'
import type { Messages } from '@/lib/messages/messages'

type Context = {
  words: Messages['calls']['filters']
  connections: { id: string; label: string }[]
  formatDay: (day: LocalDay) => string
}

function textOf(name: FilterName, filters: CallFilters, { words, connections, formatDay }: Context): string {
  switch (name) {
    case 'kind':
      return filters.kind === null ? '' : words.kinds[filters.kind]
    case 'outcome':
      return filters.outcome === null ? '' : words.outcomes[filters.outcome]
    case 'direction':
      return filters.direction === null ? '' : words.directions[filters.direction]
    case 'from':
      return filters.from === null ? '' : words.fromDay(formatDay(filters.from))
    case 'to':
      return filters.to === null ? '' : words.toDay(formatDay(filters.to))
    case 'connection':
      return connections.find(({ id }) => id === filters.connection)?.label ?? words.unknownConnection
    case 'price':
      return filters.price === null ? '' : words.prices[filters.price]
    case 'currency':
      return filters.currency === null ? '' : words.currency(filters.currency)
    case 'legs':
      return words.legs
  }
}

export type FilterText = {
  key: string
  text: string
  /** What to set to be rid of it. */
  without: Partial<CallFilters>
}

/** The filters in use, each in words. One day is one filter, though the URL says it with two. */
export function filterTexts(filters: CallFilters, context: Context): FilterText[] {
  const isOneDay = filters.from !== null && filters.from === filters.to
  return activeFilters(filters)
    .filter((name) => !(isOneDay && name === 'to'))
    .map((name) => {
      if (isOneDay && name === 'from' && filters.from !== null)
        return { key: name, text: context.formatDay(filters.from), without: { from: null, to: null } }
      const without: Partial<CallFilters> = name === 'legs' ? { legs: false } : { [name]: null }
      return { key: name, text: textOf(name, filters, context), without }
    })
}
