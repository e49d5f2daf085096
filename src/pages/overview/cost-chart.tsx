import Big from 'big.js'
import { Link, useNavigate } from 'react-router'
import { ChartFigure } from '@/components/charts/chart-figure'
import { LazyDayBars } from '@/components/charts/lazy-day-bars'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useLocale } from '@/hooks/use-ui-store'
import { formatAxisNumber } from '@/lib/format-axis-number'
import { formatPeriod } from '@/lib/format-period'
import { formatShortDay, formatWeekday, formatWeekdayAndDay } from '@/lib/format-weekday'
import type { LocalDay } from '@/lib/local-days'
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
  const navigate = useNavigate()
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
  const description = words.description(days.length, money(all))
  const begins = beginsLater(dashboard)
  const unconverted = dashboard.cost.unconverted.map(({ amount, currency }) =>
    formats.money(amount, currency),
  )
  const notes = [
    begins === null ? null : charts.missingNote(formats.day(begins)),
    unconverted.length === 0 ? null : words.unconverted(unconverted.join(', ')),
  ].filter((note) => note !== null)
  const before = useEarlier(dashboard)

  return (
    <ChartFigure
      title={title}
      unit={words.unit}
      description={description}
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
      table={{
        columns: [words.day, ...categories.map((category) => nameOf(category).series), words.total],
        rows: days
          .filter((day) => state(day) !== 'missing')
          .map((day) => ({
            key: day.day,
            cells: [
              <DayLink key="day" day={day.day} to={rows.costsOfDay(day.day)} />,
              ...categories.map((category) => formats.number(Number(day.cost[category] ?? 0), 2)),
              formats.exactMoney(totals.get(day.day) ?? '0', 'SEK'),
            ],
          }))
          .reverse(),
      }}
    >
      <LazyDayBars
        days={days.map((day, index) => {
          const earlier = comparison?.days[index]?.cost_sek
          return {
            day: day.day,
            values: categories.map((category) => Number(day.cost[category] ?? 0)),
            state: state(day),
            earlier: earlier == null ? null : Number(earlier),
          }
        })}
        series={categories.map((category) => ({
          name: nameOf(category).series,
          tone: toneOf(category) ?? 'cost',
        }))}
        earlier={before}
        isCount={false}
        label={description}
        formatValue={money}
        formatAxis={(value) => formatAxisNumber(value, locale)}
        formatTick={(day) => formatShortDay(day, locale)}
        formatDay={(day) => formatWeekdayAndDay(day, locale)}
        unfinishedNote={charts.unfinished}
        incompleteNote={charts.incomplete}
        missingNote={charts.missing}
        openDay={(day) => void navigate(rows.costsOfDay(day))}
      />
    </ChartFigure>
  )
}

function DayLink({ day, to }: { day: LocalDay; to: string }) {
  const locale = useLocale()
  return (
    <Link to={to} className="underline decoration-line underline-offset-4">
      {formatWeekdayAndDay(day, locale)}
    </Link>
  )
}
