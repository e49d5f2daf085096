import type { ReactNode } from 'react'
import { paths } from '@/app/paths'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { callFilterSearch, type CallFilters } from '@/lib/call-filters'
import type { Overview } from '@/lib/queries/overview-document'
import { enoughForShare, type Comparison } from './comparison'
import { CostFacts } from './cost-facts'
import { Fact } from './fact'
import { NumberInfo } from './number-info'

type PeriodBlockProps = { overview: Overview; days: number; comparison: Comparison | null }

/** How the period's calls stand against the days before, or nothing where that cannot be said. */
function useComparisonNote(comparison: Comparison | null): string[] {
  const { facts } = useMessages().overview
  const formats = useFormats()
  if (comparison === null) return []
  const { difference, share, days } = comparison
  if (difference === 0) return [facts.same(days)]
  const count = formats.number(Math.abs(difference))
  const percent = share === null || Math.abs(share) < 0.005 ? null : formats.percent(Math.abs(share))
  return [difference > 0 ? facts.more(count, percent, days) : facts.fewer(count, percent, days)]
}

/** The period in numbers; each opens the rows it counts, and they add up to it. */
export function PeriodBlock({ overview, days, comparison }: PeriodBlockProps) {
  const { facts, info, period } = useMessages().overview
  const formats = useFormats()
  const comparisonNote = useComparisonNote(comparison)
  const { totals, last_event_at: lastEventAt } = overview
  const { start: from, end: to } = overview.period
  const ended = totals.answered + totals.missed
  const open = (filters: Partial<CallFilters>) => paths.calls.href(callFilterSearch({ from, to, ...filters }))

  const fact = (
    name: 'calls' | 'answered' | 'missed' | 'talked' | 'messages',
    value: string,
    filters: Partial<CallFilters>,
    notes: ReactNode[] = [],
  ) => (
    <Fact
      label={facts[name]}
      value={value}
      href={open(filters)}
      notes={notes}
      info={
        <NumberInfo
          name={facts[name]}
          about={info[name]}
          rowsHref={open(filters)}
          lastEventAt={lastEventAt}
        />
      }
    />
  )
  // Of a handful a percentage says more than there is.
  const share = (part: number) =>
    ended < enoughForShare ? [] : [facts.shareOfEnded(formats.percent(part / ended))]

  return (
    <section aria-labelledby="period">
      <h2 id="period" className="text-section">
        {period.heading(days)}
      </h2>
      <dl className="mt-6 grid grid-cols-2 gap-x-6 gap-y-8 border-t border-line pt-6 md:grid-cols-3 lg:gap-x-14">
        {fact('calls', formats.number(totals.calls), { kind: 'call' }, comparisonNote)}
        {fact('answered', formats.number(totals.answered), { outcome: 'answered' }, share(totals.answered))}
        {fact('missed', formats.number(totals.missed), { outcome: 'missed' }, share(totals.missed))}
        {fact(
          'talked',
          formats.duration(totals.seconds),
          { kind: 'call' },
          totals.answered > 0 ? [facts.averageCall(formats.duration(totals.seconds / totals.answered))] : [],
        )}
        {fact('messages', formats.number(totals.messages), { kind: 'sms' })}
        <CostFacts
          totals={totals}
          info={
            <NumberInfo
              name={facts.cost}
              about={info.cost}
              rowsHref={open({ legs: true })}
              lastEventAt={lastEventAt}
            />
          }
          open={open}
        />
      </dl>
    </section>
  )
}
