import type { Dashboard } from '../../../src/lib/queries/dashboard-document.ts'
import type { ReferenceDashboard } from '../../../src/lib/roi/reference-dashboard.ts'

type Document = Dashboard & Pick<ReferenceDashboard, 'cost_sek' | 'value_sek' | 'net_sek'>

const keyed = <Item, Value>(items: readonly Item[], entry: (item: Item) => [string, Value]) =>
  Object.fromEntries(items.map(entry))

/** The document of get_dashboard with the numbers that the model defines, in the shape of the reference. */
export function asReference(document: Document): ReferenceDashboard {
  const { cost, comparison } = document
  return {
    range: document.range,
    cost_sek: document.cost_sek,
    value_sek: document.value_sek,
    net_sek: document.net_sek,
    roi: document.roi,
    roi_hidden: document.roi_hidden as ReferenceDashboard['roi_hidden'],
    calls: document.calls,
    bookings: document.bookings,
    cost: {
      parts: keyed(cost.parts, ({ category, source, amount_sek, provisional_sek, native }) => [
        `${category} ${source}`,
        { amount_sek, provisional_sek, native: keyed(native, ({ currency, amount }) => [currency, amount]) },
      ]),
      unconverted: keyed(cost.unconverted, ({ currency, amount, first_day, last_day }) => [
        currency,
        { amount, first_day, last_day },
      ]),
      setup_sek: cost.setup_sek,
    },
    value: document.value,
    funnel: document.funnel,
    facts: document.facts,
    days: document.days.map(({ day, cost: costs, calls, answered, bookings }) => ({
      day,
      cost: costs as Record<string, string>,
      calls,
      answered,
      bookings,
    })),
    hours: keyed(document.hours, ({ weekday, hour, calls, missed }) => [
      `${weekday} ${hour}`,
      { calls, missed },
    ]),
    assumptions: keyed(document.assumptions, ({ key, low, likely, high, state, valid_from }) => [
      key,
      { low, likely, high, state: state as 'default', valid_from },
    ]),
    attribution: document.attribution,
    first_day: document.first_day,
    comparison: comparison && {
      ...comparison,
      cost_change: comparison.cost_change && keyed(comparison.cost_change, ({ cause, sek }) => [cause, sek]),
    },
  }
}
