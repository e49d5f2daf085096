import { Link } from 'react-router'
import { paths } from '@/app/paths'
import { BarList } from '@/components/charts/bar-list'
import { ChartFigure } from '@/components/charts/chart-figure'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { callFilterSearch, type CallFilters } from '@/lib/call-filters'
import type { Overview } from '@/lib/queries/overview-document'
import { enoughForShare } from './comparison'
import { NumberInfo } from './number-info'
import { otherCalls, outcomeFinding } from './outcome-finding'

/** How the calls ended; the rows add up to the first. */
export function OutcomesChart({ overview }: { overview: Overview }) {
  const { charts, info } = useMessages().overview
  const words = charts.outcomes
  const formats = useFormats()
  const { totals, period } = overview
  const open = (filters: Partial<CallFilters>) =>
    paths.calls.href(callFilterSearch({ from: period.start, to: period.end, ...filters }))

  const finding = outcomeFinding(totals)
  const title =
    finding.says === 'nearly-all'
      ? words.nearlyAll
      : finding.says === 'missed-share'
        ? words.missedShare(finding.share, formats.percent(finding.share))
        : words.tooFew

  const rows = [
    { key: 'calls', name: words.calls, value: totals.calls, tone: 'soft', filters: { kind: 'call' } },
    {
      key: 'answered',
      name: words.answered,
      value: totals.answered,
      tone: 'value',
      filters: { outcome: 'answered' },
    },
    { key: 'missed', name: words.missed, value: totals.missed, tone: 'warn', filters: { outcome: 'missed' } },
    {
      key: 'other',
      name: words.other,
      value: otherCalls(totals),
      tone: 'soft',
      filters: { outcome: 'other' },
    },
    {
      key: 'progress',
      name: words.inProgress,
      value: totals.in_progress,
      tone: 'soft',
      filters: { outcome: 'in_progress' },
    },
  ] as const
  // The two rare outcomes are shown when there are any; the three that matter always.
  const shown = rows.filter((row, index) => index < 3 || row.value > 0)
  const share = (value: number) =>
    totals.calls < enoughForShare ? '' : formats.percent(value / totals.calls)

  return (
    <ChartFigure
      title={title}
      unit={words.unit}
      description={words.description(
        formats.number(totals.calls),
        formats.number(totals.answered),
        formats.number(totals.missed),
      )}
      words={charts}
      info={
        <NumberInfo
          name={words.unit}
          about={info.outcomes}
          rowsHref={open({ kind: 'call' })}
          lastEventAt={overview.last_event_at}
        />
      }
      table={{
        columns: [words.outcome, charts.days.calls, words.share],
        rows: shown.map(({ key, name, value }) => ({
          key,
          cells: [name, formats.number(value), share(value)],
        })),
      }}
    >
      <BarList
        items={shown.map(({ key, name, value, tone, filters }) => ({
          key,
          label: (
            <Link to={open(filters)} className="decoration-ink-faint underline-offset-4 hover:underline">
              {name}
            </Link>
          ),
          value,
          text: formats.number(value),
          note: key === 'calls' ? undefined : share(value),
          tone,
        }))}
      />
    </ChartFigure>
  )
}
