import { Link, useNavigate } from 'react-router'
import { paths } from '@/app/paths'
import { ChartFigure } from '@/components/charts/chart-figure'
import { LazyDayBars } from '@/components/charts/lazy-day-bars'
import { useMessages } from '@/hooks/use-messages'
import { useFormats } from '@/hooks/use-formats'
import { useLocale } from '@/hooks/use-ui-store'
import { callFilterSearch } from '@/lib/call-filters'
import { formatAxisNumber } from '@/lib/format-axis-number'
import { formatShortDay, formatWeekday, formatWeekdayAndDay } from '@/lib/format-weekday'
import type { LocalDay } from '@/lib/local-days'
import type { Overview } from '@/lib/queries/overview-document'
import { dayState, firstDayWithData } from './chart-days'
import { dayFinding } from './findings'
import { NumberInfo } from './number-info'
import { sayFinding } from './say-finding'

type DaysChartProps = { overview: Overview; today: LocalDay; firstDay: LocalDay | null }

const enoughCalls = 15

/** Calls day by day, answered and missed. */
export function DaysChart({ overview, today, firstDay }: DaysChartProps) {
  const { charts, info } = useMessages().overview
  const words = charts.days
  const formats = useFormats()
  const locale = useLocale()
  const navigate = useNavigate()
  const { days, totals } = overview
  const stateOf = (day: LocalDay) => dayState(day, today, firstDay)
  const open = (from: LocalDay, to: LocalDay = from) =>
    paths.calls.href(callFilterSearch({ kind: 'call', from, to }))

  const finding = dayFinding(
    days.filter(({ day }) => stateOf(day) === 'finished').map(({ day, calls }) => ({ day, value: calls })),
    enoughCalls,
  )
  const title = sayFinding(finding, {
    tooFew: words.tooFew,
    weekday: (weekday) => words.weekday(formatWeekday(weekday, locale, 'long')),
    peak: (day, value) => words.peak(formats.day(day), formats.number(value)),
    steady: (perDay) => words.steady(formats.number(Math.round(perDay))),
  })
  const description = words.description(
    days.length,
    formats.number(totals.calls),
    formats.number(totals.answered),
    formats.number(totals.missed),
  )
  const begins = firstDayWithData(
    days.map(({ day }) => day),
    firstDay,
  )

  return (
    <ChartFigure
      title={title}
      unit={words.unit}
      description={description}
      words={charts}
      info={
        <NumberInfo
          name={words.unit}
          about={info.days}
          rowsHref={open(overview.period.start, overview.period.end)}
          lastEventAt={overview.last_event_at}
        />
      }
      note={begins === null ? undefined : charts.missingNote(formats.day(begins))}
      table={{
        columns: [words.day, words.calls, words.answered, words.missed],
        rows: days
          .filter(({ day }) => stateOf(day) !== 'missing')
          .map(({ day, calls, answered, missed }) => ({
            key: day,
            cells: [
              <Link key="day" to={open(day)} className="underline decoration-line underline-offset-4">
                {formatWeekdayAndDay(day, locale)}
              </Link>,
              formats.number(calls),
              formats.number(answered),
              formats.number(missed),
            ],
          }))
          .reverse(),
      }}
    >
      <LazyDayBars
        days={days.map(({ day, answered, missed }) => ({
          day,
          values: [answered, missed],
          state: stateOf(day),
        }))}
        series={[
          { name: words.answered, tone: 'value' },
          { name: words.missed, tone: 'warn' },
        ]}
        isCount
        label={description}
        formatValue={formats.number}
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
