import { paths } from '@/app/paths'
import { MoneyByDay } from '@/components/charts/money-by-day'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useLocale } from '@/hooks/use-ui-store'
import { formatCompact } from '@/lib/format-compact'
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
  const sum = sumUse(lines)
  const money = (value: number) => formats.money(value, 'SEK')
  const finding = costFinding(
    days.filter(({ state }) => state === 'finished').map(({ day, values }) => ({ day, value: values[0] })),
  )
  const title =
    finding.says === 'too-few'
      ? words.tooFew
      : finding.says === 'even'
        ? words.even(money(finding.perDay))
        : words.finding(money(finding.perDay), money(finding.most), formats.day(finding.day))

  return (
    <MoneyByDay
      title={title}
      unit={words.unit}
      description={words.description(days.length, formats.money(sum.sek, 'SEK'))}
      words={words}
      note={ai.utc}
      days={days}
      series={[{ name: words.series, tone: 'ai' }]}
      columns={words.columns}
      cells={({ day, sek, usd, state }) => {
        const own = lines.filter((line) => line.day === day)
        const use = sumUse(own)
        const rate = own[0]?.rate ?? null
        const isKnown = state !== 'unfinished'
        const isProvisional = use.isProvisional || !isKnown
        return [
          // What matters most first: on a phone the rest is reached by scrolling.
          <Amount key="sek" amount={sek} currency="SEK" isProvisional={isProvisional} none={words.noRate} />,
          <Amount key="usd" amount={usd} currency="USD" isProvisional={isProvisional} />,
          rate === null || !isKnown ? '' : <Plain key="rate" text={formats.number(Number(rate), 4)} />,
          isKnown ? formats.number(use.requests) : '',
          isKnown ? <Plain key="in" text={formatCompact(use.promptTokens, locale)} /> : '',
          isKnown ? <Plain key="out" text={formatCompact(use.completionTokens, locale)} /> : '',
        ]
      }}
      hrefOf={(day) => paths.ai.href(aiSearch({ from: day, to: day, model }))}
    />
  )
}

/** A number with a comma in a column of tabular figures, whose comma is as wide as a digit. */
function Plain({ text }: { text: string }) {
  return <span className="whitespace-nowrap normal-nums">{text}</span>
}
