import { Link, useNavigate } from 'react-router'
import { paths } from '@/app/paths'
import { ChartFigure } from '@/components/charts/chart-figure'
import { LazyDayBars } from '@/components/charts/lazy-day-bars'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useLocale } from '@/hooks/use-ui-store'
import { callFilterSearch } from '@/lib/call-filters'
import { formatAxisNumber } from '@/lib/format-axis-number'
import { formatShortDay, formatWeekday, formatWeekdayAndDay } from '@/lib/format-weekday'
import type { LocalDay } from '@/lib/local-days'
import type { CostTotal, Overview } from '@/lib/queries/overview-document'
import { costOf, dayState } from './chart-days'
import { dayFinding } from './findings'
import { NumberInfo } from './number-info'
import { sayFinding } from './say-finding'

type CostChartProps = { overview: Overview; cost: CostTotal; today: LocalDay; firstDay: LocalDay | null }

/** What a day cost in one currency. Each currency has a chart of its own, since they share no scale. */
export function CostChart({ overview, cost: { currency, amount }, today, firstDay }: CostChartProps) {
  const { charts, info } = useMessages().overview
  const words = charts.costs
  const formats = useFormats()
  const locale = useLocale()
  const navigate = useNavigate()
  const { days } = overview
  const money = (value: number | string) => formats.money(value, currency)
  const open = (from: LocalDay, to: LocalDay = from) =>
    paths.calls.href(callFilterSearch({ currency, legs: true, from, to }))
  const amountOf = (day: LocalDay) =>
    days.find((each) => each.day === day)?.costs.find((cost) => cost.currency === currency)?.amount ?? '0'

  const finished = days.filter(({ day }) => dayState(day, today, firstDay) === 'finished')
  const finding = dayFinding(
    finished.map((day) => ({ day: day.day, value: costOf(day, currency) })),
    0,
  )
  const hasEnough = finished.reduce((sum, day) => sum + day.calls, 0) >= 15
  const title = sayFinding(hasEnough ? finding : { says: 'too-few' }, {
    tooFew: words.tooFew,
    weekday: (weekday) => words.weekday(formatWeekday(weekday, locale, 'long')),
    peak: (day) => words.peak(formats.day(day), money(amountOf(day))),
    steady: (perDay) => words.steady(money(perDay)),
  })
  const description = words.description(days.length, money(amount))

  return (
    <ChartFigure
      title={title}
      unit={words.unit(currency)}
      description={description}
      words={charts}
      info={
        <NumberInfo
          name={words.unit(currency)}
          about={info.costDays}
          rowsHref={open(overview.period.start, overview.period.end)}
          lastEventAt={overview.last_event_at}
        />
      }
      table={{
        columns: [words.day, words.amount],
        rows: days
          .filter(({ day }) => dayState(day, today, firstDay) !== 'missing')
          .map(({ day }) => ({
            key: day,
            cells: [
              <Link key="day" to={open(day)} className="underline decoration-line underline-offset-4">
                {formatWeekdayAndDay(day, locale)}
              </Link>,
              // The comma of tabular figures is as wide as a digit.
              <span key="amount" className="normal-nums">
                {money(amountOf(day))}
              </span>,
            ],
          }))
          .reverse(),
      }}
    >
      <LazyDayBars
        days={days.map((day) => ({
          day: day.day,
          values: [costOf(day, currency)],
          state: dayState(day.day, today, firstDay),
        }))}
        series={[{ name: words.amount, tone: 'cost' }]}
        isCount={false}
        label={description}
        formatValue={money}
        formatAxis={(value) => formatAxisNumber(value, locale)}
        formatTick={(day) => formatShortDay(day, locale)}
        formatDay={(day) => formatWeekdayAndDay(day, locale)}
        unfinishedNote={charts.unfinished}
        missingNote={charts.missing}
        openDay={(day) => void navigate(open(day))}
      />
    </ChartFigure>
  )
}
