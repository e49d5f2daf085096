import { ChartFigure } from '@/components/charts/chart-figure'
import { HeatMap } from '@/components/charts/heat-map'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useLocale } from '@/hooks/use-ui-store'
import { formatWeekday } from '@/lib/format-weekday'
import { openSpans, readOpeningHours } from '@/lib/opening-hours'
import type { Dashboard } from '@/lib/queries/dashboard-document'
import { hourFinding, type HourFinding } from './hour-finding'
import { NumberInfo } from './number-info'
import { rowsOf } from './rows-of'

const weekdays = [1, 2, 3, 4, 5, 6, 7]
const clock = (hour: number) => String(hour).padStart(2, '0')

function useTitle(finding: HourFinding): string {
  const words = useMessages().overview.charts.hours
  const formats = useFormats()
  switch (finding.says) {
    case 'missed-closed':
      return words.missedClosed
    case 'missed-at':
      return words.missedAt(String(finding.from), String(finding.to))
    case 'closed':
      return words.closed(finding.share, formats.percent(finding.share))
    case 'busiest':
      return words.busiest(String(finding.from), String(finding.to))
    case 'too-few':
      return words.tooFew
  }
}

/** When in the week it rings, and when the business is open. */
export function HoursChart({ dashboard }: { dashboard: Dashboard }) {
  const { charts, info } = useMessages().overview
  const words = charts.hours
  const formats = useFormats()
  const locale = useLocale()
  const openingHours = readOpeningHours(dashboard.opening_hours)
  const { hours } = dashboard

  const title = useTitle(hourFinding(hours, openingHours))
  const top = hours.reduce<(typeof hours)[number] | null>(
    (best, each) => (best === null || each.calls > best.calls ? each : best),
    null,
  )
  const spans = weekdays.map((weekday) => openSpans(openingHours, weekday))
  const knowsHours = spans.some((each) => each.length > 0)
  const at = new Map(hours.map((each) => [each.weekday * 24 + each.hour, each]))
  const description =
    top === null
      ? words.descriptionEmpty
      : words.description(
          formatWeekday(top.weekday, locale, 'long'),
          clock(top.hour),
          clock(top.hour + 1),
          formats.number(top.calls),
        )

  return (
    <ChartFigure
      title={title}
      unit={knowsHours ? words.unitWithOpen : words.unit}
      description={description}
      words={charts}
      info={
        <NumberInfo
          name={words.unit}
          about={info.hours}
          rowsHref={rowsOf(dashboard.period).calls}
          sources={dashboard.freshness}
        />
      }
      table={{
        columns: [words.hour, ...weekdays.map((weekday) => formatWeekday(weekday, locale, 'short'))],
        rows: Array.from({ length: 24 }, (_, hour) => ({
          key: String(hour),
          cells: [
            `${clock(hour)}–${clock(hour + 1)}`,
            ...weekdays.map((weekday) => formats.number(at.get(weekday * 24 + hour)?.calls ?? 0)),
          ],
        })),
      }}
    >
      <HeatMap
        cells={hours.map(({ weekday, hour, calls }) => ({ weekday, hour, value: calls }))}
        weekdays={weekdays.map((weekday) => formatWeekday(weekday, locale, 'short'))}
        outlines={spans}
        label={description}
        describe={(weekday, hour, value) => {
          const missed = at.get(weekday * 24 + hour)?.missed ?? 0
          return words.cell(
            formatWeekday(weekday, locale, 'long'),
            clock(hour),
            clock(hour + 1),
            value,
            formats.number(value),
            missed,
            formats.number(missed),
          )
        }}
      />
    </ChartFigure>
  )
}
