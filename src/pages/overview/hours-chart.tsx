import { paths } from '@/app/paths'
import { ChartFigure } from '@/components/charts/chart-figure'
import { HeatMap } from '@/components/charts/heat-map'
import { useAccount } from '@/hooks/use-account'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useLocale } from '@/hooks/use-ui-store'
import { callFilterSearch } from '@/lib/call-filters'
import { formatWeekday } from '@/lib/format-weekday'
import { openSpans, readOpeningHours } from '@/lib/opening-hours'
import type { Overview } from '@/lib/queries/overview-document'
import { hourFinding } from './hour-finding'
import { NumberInfo } from './number-info'

const weekdays = [1, 2, 3, 4, 5, 6, 7]
const clock = (hour: number) => String(hour).padStart(2, '0')

/** When in the week it rings, and when the business is open. */
export function HoursChart({ overview }: { overview: Overview }) {
  const { charts, info } = useMessages().overview
  const words = charts.hours
  const formats = useFormats()
  const locale = useLocale()
  const openingHours = readOpeningHours(useAccount().opening_hours)
  const { hours } = overview

  const finding = hourFinding(hours, openingHours)
  const top = hours.reduce<(typeof hours)[number] | null>(
    (best, each) => (best === null || each.calls > best.calls ? each : best),
    null,
  )
  const spans = weekdays.map((weekday) => openSpans(openingHours, weekday))
  const knowsHours = spans.some((each) => each.length > 0)
  const unit = knowsHours ? words.unitWithOpen : words.unit

  const title =
    finding.says === 'closed'
      ? words.closed(finding.share, formats.percent(finding.share))
      : finding.says === 'busiest'
        ? words.busiest(String(finding.from), String(finding.to))
        : words.tooFew
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
      unit={unit}
      description={description}
      words={charts}
      info={
        <NumberInfo
          name={words.unit}
          about={info.hours}
          rowsHref={paths.calls.href(
            callFilterSearch({ kind: 'call', from: overview.period.start, to: overview.period.end }),
          )}
          lastEventAt={overview.last_event_at}
        />
      }
      table={{
        columns: [words.hour, ...weekdays.map((weekday) => formatWeekday(weekday, locale, 'short'))],
        rows: Array.from({ length: 24 }, (_, hour) => ({
          key: String(hour),
          cells: [
            `${clock(hour)}–${clock(hour + 1)}`,
            ...weekdays.map((weekday) =>
              formats.number(
                hours.find((each) => each.weekday === weekday && each.hour === hour)?.calls ?? 0,
              ),
            ),
          ],
        })),
      }}
    >
      <HeatMap
        cells={hours.map(({ weekday, hour, calls }) => ({ weekday, hour, value: calls }))}
        weekdays={weekdays.map((weekday) => formatWeekday(weekday, locale, 'short'))}
        outlines={spans}
        label={description}
        describe={(weekday, hour, value) =>
          words.cell(
            formatWeekday(weekday, locale, 'long'),
            clock(hour),
            clock(hour + 1),
            value,
            formats.number(value),
          )
        }
      />
    </ChartFigure>
  )
}
