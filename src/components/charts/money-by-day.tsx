import type { ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import { useFormats } from '@/hooks/use-formats'
import { useLocale } from '@/hooks/use-ui-store'
import { formatAxisNumber } from '@/lib/format-axis-number'
import { formatShortDay, formatWeekdayAndDay } from '@/lib/format-weekday'
import type { LocalDay } from '@/lib/local-days'
import { ChartFigure } from './chart-figure'
import type { DayBar, Series } from './day-bars'
import { LazyDayBars } from './lazy-day-bars'

type MoneyByDayProps<Day extends DayBar> = {
  /** What the days say. */
  title: string
  unit: string
  /** One sentence, also for those who do not see the bars. */
  description: string
  words: { table: string; chart: string; unfinished: string; incomplete: string; missing: string }
  info?: ReactNode
  note?: ReactNode
  /** In kronor, ascending. */
  days: Day[]
  series: Series[]
  /** The earlier period, drawn grey behind. */
  earlier?: { short: string; name: string } | undefined
  /** The table's columns; the first is the day. */
  columns: string[]
  /** What the table says of a day, beside its name. */
  cells: (day: Day) => ReactNode[]
  /** Where the rows of a day are. */
  hrefOf: (day: LocalDay) => string
}

/** Kronor day by day, as bars or as a table with the newest first; each day opens its rows. */
export function MoneyByDay<Day extends DayBar>(props: MoneyByDayProps<Day>) {
  const { title, unit, description, words, info, note, days, series, earlier, columns, cells, hrefOf } = props
  const formats = useFormats()
  const locale = useLocale()
  const navigate = useNavigate()
  const nameOf = (day: LocalDay) => formatWeekdayAndDay(day, locale)
  const rows = days.filter(({ state }) => state !== 'missing').toReversed()

  return (
    <ChartFigure
      title={title}
      unit={unit}
      description={description}
      words={words}
      info={info}
      note={note}
      table={{
        columns,
        rows: rows.map((row) => ({
          key: row.day,
          cells: [
            <Link
              key="day"
              to={hrefOf(row.day)}
              className="whitespace-nowrap underline decoration-line underline-offset-4"
            >
              {nameOf(row.day)}
            </Link>,
            ...cells(row),
          ],
        })),
      }}
    >
      <LazyDayBars
        days={days}
        series={series}
        earlier={earlier}
        isCount={false}
        label={description}
        formatValue={(value) => formats.money(value, 'SEK')}
        formatAxis={(value) => formatAxisNumber(value, locale)}
        formatTick={(day) => formatShortDay(day, locale)}
        formatDay={nameOf}
        unfinishedNote={words.unfinished}
        incompleteNote={words.incomplete}
        missingNote={words.missing}
        openDay={(day) => void navigate(hrefOf(day))}
      />
    </ChartFigure>
  )
}
