import { Link, useNavigate } from 'react-router'
import { paths } from '@/app/paths'
import { ChartFigure } from '@/components/charts/chart-figure'
import { LazyDayBars } from '@/components/charts/lazy-day-bars'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useLocale } from '@/hooks/use-ui-store'
import { formatAxisNumber } from '@/lib/format-axis-number'
import { formatCompact } from '@/lib/format-compact'
import { formatShortDay, formatWeekdayAndDay } from '@/lib/format-weekday'
import type { LocalDay } from '@/lib/local-days'
import type { UseLine } from '@/lib/queries/ai'
import { aiSearch } from './ai-filters'
import { Amount } from './amount'
import type { CostDay } from './cost-days'
import { costFinding } from './cost-finding'
import { sumUse } from './sum-use'

type CostChartProps = { days: CostDay[]; lines: readonly UseLine[]; model: string | null }

/** What every UTC day cost; its table has requests, tokens, both currencies and the rate. */
export function CostChart({ days, lines, model }: CostChartProps) {
  const { ai } = useMessages()
  const words = ai.days
  const formats = useFormats()
  const locale = useLocale()
  const navigate = useNavigate()
  const sum = sumUse(lines)
  const money = (value: number) => formats.money(value, 'SEK')
  const open = (day: LocalDay) => paths.ai.href(aiSearch({ from: day, to: day, model }))
  const finding = costFinding(
    days.filter(({ state }) => state === 'finished').map(({ day, values }) => ({ day, value: values[0] })),
  )
  const title =
    finding.says === 'too-few'
      ? words.tooFew
      : finding.says === 'even'
        ? words.even(money(finding.perDay))
        : words.finding(money(finding.perDay), money(finding.most), formats.day(finding.day))
  const description = words.description(days.length, formats.money(sum.sek, 'SEK'))

  return (
    <ChartFigure
      title={title}
      unit={words.unit}
      description={description}
      words={words}
      note={ai.utc}
      table={{
        columns: words.columns,
        rows: days
          .filter(({ state }) => state !== 'missing')
          .map((each) => {
            const own = lines.filter(({ day }) => day === each.day)
            const use = sumUse(own)
            const rate = own[0]?.rate ?? null
            const isKnown = each.state !== 'unfinished'
            return {
              key: each.day,
              cells: [
                <Link
                  key="day"
                  to={open(each.day)}
                  className="whitespace-nowrap underline decoration-line underline-offset-4"
                >
                  {formatWeekdayAndDay(each.day, locale)}
                </Link>,
                // What matters most first: on a phone the rest is reached by scrolling.
                <Amount
                  key="sek"
                  amount={each.sek}
                  currency="SEK"
                  isProvisional={use.isProvisional || !isKnown}
                  none={words.noRate}
                />,
                <Amount
                  key="usd"
                  amount={each.usd}
                  currency="USD"
                  isProvisional={use.isProvisional || !isKnown}
                />,
                rate === null || !isKnown ? '' : <Plain key="rate" text={formats.number(Number(rate), 4)} />,
                isKnown ? formats.number(use.requests) : '',
                isKnown ? <Plain key="in" text={formatCompact(use.promptTokens, locale)} /> : '',
                isKnown ? <Plain key="out" text={formatCompact(use.completionTokens, locale)} /> : '',
              ],
            }
          })
          .reverse(),
      }}
    >
      <LazyDayBars
        days={days}
        series={[{ name: words.series, tone: 'ai' }]}
        isCount={false}
        label={description}
        formatValue={money}
        formatAxis={(value) => formatAxisNumber(value, locale)}
        formatTick={(day) => formatShortDay(day, locale)}
        formatDay={(day) => formatWeekdayAndDay(day, locale)}
        unfinishedNote={words.unfinished}
        incompleteNote={words.incomplete}
        missingNote={words.missing}
        openDay={(day) => void navigate(open(day))}
      />
    </ChartFigure>
  )
}

/** A number with a comma in a column of tabular figures, whose comma is as wide as a digit. */
function Plain({ text }: { text: string }) {
  return <span className="whitespace-nowrap normal-nums">{text}</span>
}
