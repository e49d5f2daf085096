import { Link } from 'react-router'
import { BarList, type BarListItem } from '@/components/charts/bar-list'
import { ChartFigure } from '@/components/charts/chart-figure'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import type { Dashboard } from '@/lib/queries/dashboard-document'
import { funnelFinding } from './funnel-finding'
import { NumberInfo } from './number-info'
import { rowsOf } from './rows-of'

/** Of fewer than this a percentage says more than there is. */
const enoughForShare = 20

type Step = {
  key: string
  name: string
  href: string
  value: number
  /** What stands behind the number. */
  note: string | undefined
  tone: BarListItem['tone']
}

function useSteps({ funnel, value, period }: Dashboard): Step[] {
  const words = useMessages().overview.charts.funnel
  const formats = useFormats()
  const rows = rowsOf(period)
  const share = (part: number, whole: number) =>
    whole < enoughForShare || part > whole ? undefined : formats.percent(part / whole)
  const isWithoutBookings = value.extra_sek === null
  // Visits that nobody has marked are not absences: the share is of those that were.
  const shown = funnel.marked === 0 ? words.unmarked : share(funnel.showed, funnel.marked)
  return [
    { key: 'calls', name: words.calls, href: rows.calls, value: funnel.calls, note: undefined, tone: 'soft' },
    {
      key: 'answered',
      name: words.answered,
      href: rows.answered,
      value: funnel.answered,
      note: share(funnel.answered, funnel.calls),
      tone: 'soft',
    },
    {
      key: 'handled',
      name: words.handled,
      href: rows.savedTime,
      value: funnel.handled,
      note: share(funnel.handled, funnel.answered),
      tone: 'soft',
    },
    {
      key: 'booked',
      name: words.booked,
      href: rows.bookings,
      value: funnel.booked,
      note: isWithoutBookings ? words.notConnected : share(funnel.booked, funnel.handled),
      tone: 'value',
    },
    {
      key: 'showed',
      name: words.showed,
      href: rows.showed,
      value: funnel.showed,
      note: isWithoutBookings || funnel.booked === 0 ? undefined : shown,
      tone: 'value',
    },
  ]
}

/** From ring to visit, with the share that went on from each step to the next. */
export function FunnelChart({ dashboard }: { dashboard: Dashboard }) {
  const { charts, info } = useMessages().overview
  const words = charts.funnel
  const formats = useFormats()
  const steps = useSteps(dashboard)
  const { funnel } = dashboard

  const finding = funnelFinding(funnel)
  const title =
    finding.says === 'too-few'
      ? words.tooFew
      : (finding.says === 'missed' ? words.missed : words.handledTitle)(
          finding.share,
          formats.percent(finding.share),
        )

  return (
    <ChartFigure
      title={title}
      unit={words.unit}
      description={words.description(
        formats.number(funnel.calls),
        formats.number(funnel.answered),
        formats.number(funnel.handled),
        formats.number(funnel.booked),
      )}
      words={charts}
      note={
        funnel.marked >= enoughForShare && funnel.marked < funnel.booked
          ? words.ofMarked(formats.number(funnel.marked))
          : undefined
      }
      info={
        <NumberInfo
          name={words.unit}
          about={info.funnel}
          rowsHref={rowsOf(dashboard.period).calls}
          sources={dashboard.freshness}
        />
      }
      table={{
        columns: [words.step, words.count, words.share],
        rows: steps.map(({ key, name, value, note }) => ({
          key,
          cells: [name, formats.number(value), note ?? ''],
        })),
      }}
    >
      <BarList
        items={steps.map(({ key, name, href, value, note, tone }) => ({
          key,
          label: (
            <Link to={href} className="decoration-ink-faint underline-offset-4 hover:underline">
              {name}
            </Link>
          ),
          value,
          text: formats.number(value),
          note,
          tone,
        }))}
      />
    </ChartFigure>
  )
}
