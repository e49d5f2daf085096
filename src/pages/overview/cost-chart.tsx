import Big from 'big.js'
import { MoneyByDay } from '@/components/charts/money-by-day'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useLocale } from '@/hooks/use-ui-store'
import { formatPeriod } from '@/lib/format-period'
import { formatWeekday } from '@/lib/format-weekday'
import { isWholeMonth } from '@/lib/periods'
import type { Dashboard, DashboardDay } from '@/lib/queries/dashboard-document'
import { costByCategory } from './cost-by-category'
import { beginsLater, dayState } from './day-state'
import { dayFinding } from './findings'
import { NumberInfo } from './number-info'
import { rowsOf } from './rows-of'
import { sayFinding } from './say-finding'
import { toneOf } from './tone-of'

const totalOf = ({ cost }: DashboardDay) =>
  Object.values(cost)
    .reduce((sum, amount) => sum.plus(amount ?? 0), new Big(0))
    .toFixed()

/** The name of the earlier period; beside the chart there is room for one short word. */
function useEarlier({ comparison, period }: Dashboard): { short: string; name: string } | undefined {
  const words = useMessages().overview.charts.costs
  const locale = useLocale()
  if (comparison === null) return undefined
  const name = formatPeriod(comparison.period, period.today, locale)
  return { short: isWholeMonth(comparison.period) ? name.slice(0, 4) : words.before, name }
}

/** What each day cost, by kind, with the earlier period grey behind. */
export function CostChart({ dashboard }: { dashboard: Dashboard }) {
  const { charts, info, category: nameOf } = useMessages().overview
  const words = charts.costs
  const formats = useFormats()
  const locale = useLocale()
  const rows = rowsOf(dashboard.period)
  const { days, comparison } = dashboard
  const money = (value: number | string) => formats.money(value, 'SEK')
  const state = (day: DashboardDay) => dayState(day, dashboard)

  const categories = costByCategory(dashboard.cost.parts).map(({ category }) => category)
  const finished = days.filter((day) => state(day) === 'finished')
  const finding = dayFinding(
    finished.map((day) => ({ day: day.day, value: Number(totalOf(day)) })),
    0,
  )
  const hasEnough = finished.reduce((sum, day) => sum + day.calls, 0) >= 15
  const totals = new Map(days.map((day) => [day.day, totalOf(day)]))
  const title = sayFinding(hasEnough ? finding : { says: 'too-few' }, {
    tooFew: words.tooFew,
    weekday: (weekday) => words.weekday(formatWeekday(weekday, locale, 'long')),
    peak: (day) => words.peak(formats.day(day), money(totals.get(day) ?? '0')),
    // Öre in an average would say more than it knows.
    steady: (perDay) => words.steady(formats.wholeMoney(perDay, 'SEK')),
  })
  const all = [...totals.values()].reduce((sum, amount) => sum.plus(amount), new Big(0)).toFixed()
  const begins = beginsLater(dashboard)
  const unconverted = dashboard.cost.unconverted.map(({ amount, currency }) =>
    formats.money(amount, currency),
  )
  const notes = [
    begins === null ? null : charts.missingNote(formats.day(begins)),
    unconverted.length === 0 ? null : words.unconverted(unconverted.join(', ')),
  ].filter((note) => note !== null)
  const earlier = useEarlier(dashboard)

  return (
    <MoneyByDay
      title={title}
      unit={words.unit}
      description={words.description(days.length, money(all))}
      words={charts}
      info={
        <NumberInfo
          name={words.unit}
          about={info.costDays}
          rowsHref={rows.costs}
          sources={dashboard.freshness}
        />
      }
      note={notes.length === 0 ? undefined : notes.join(' ')}
      days={days.map((day, index) => {
        const before = comparison?.days[index]?.cost_sek
        return {
          day: day.day,
          values: categories.map((category) => Number(day.cost[category] ?? 0)),
          state: state(day),
          earlier: before == null ? null : Number(before),
        }
      })}
      series={categories.map((category) => ({
        name: nameOf(category).series,
        tone: toneOf(category) ?? 'cost',
      }))}
      earlier={earlier}
      columns={[words.day, ...categories.map((category) => nameOf(category).series), words.total]}
      cells={({ day, values }) => [
        ...values.map((value) => formats.number(value, 2)),
        formats.exactMoney(totals.get(day) ?? '0', 'SEK'),
      ]}
      hrefOf={rows.costsOfDay}
    />
  )
}
