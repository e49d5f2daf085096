import { noFilters, type CallFilters } from '@/lib/call-filters'
import { textOf, textsOfDays, type FilterText } from '@/lib/filter-texts'
import type { LocalDay } from '@/lib/local-days'
import type { Messages } from '@/lib/messages/messages'

type Context = {
  words: Pick<Messages, 'calls' | 'lists'>
  connections: { id: string; label: string }[]
  formatDay: (day: LocalDay) => string
}

/** The filters in use, each in words. */
export function filterTexts(filters: CallFilters, context: Context): FilterText<CallFilters>[] {
  const { connections, formatDay } = context
  const { filters: words } = context.words.calls
  const { kind, outcome, direction, connection, price, currency, legs } = filters
  const text = (name: keyof CallFilters, said: string | null | false) => textOf(noFilters, name, said)
  const label = connections.find(({ id }) => id === connection)?.label ?? words.unknownConnection
  return [
    ...text('kind', kind && words.kinds[kind]),
    ...text('outcome', outcome && words.outcomes[outcome]),
    ...text('direction', direction && words.directions[direction]),
    ...textsOfDays(filters, context.words.lists.filters, formatDay),
    ...text('connection', connection && label),
    ...text('price', price && words.prices[price]),
    ...text('currency', currency && words.currency(currency)),
    ...text('legs', legs && words.legs),
  ]
}
