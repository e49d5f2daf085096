import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { PhraseText } from '@/components/phrase-text'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import type { LocalDay } from '@/lib/local-days'
import type { Period } from '@/lib/periods'
import { assumptionQueries } from '@/lib/queries/assumptions'
import { dashboardQueries } from '@/lib/queries/dashboard'
import { decimal, Decimal } from '@/lib/roi/decimal'
import type { AssumptionKey } from '@/lib/roi/default-assumptions'
import { effectOf, type Effect } from './effect'
import type { Values } from './ends'
import { usePeriodName } from './use-period-name'

type EffectBlockProps = {
  assumption: AssumptionKey
  /** The values to try out, and from when. */
  values: Values & { validFrom: LocalDay }
  period: Period
}

/** What other values would make of the chosen period, before anything is saved. */
export function EffectBlock({ assumption, values, period }: EffectBlockProps) {
  const words = useMessages().assumptions.effect
  const name = usePeriodName(period)
  const userId = useUserId()
  const before = useQuery(dashboardQueries.period(userId, period.start, period.end))
  const after = useQuery({
    ...assumptionQueries.preview(userId, period, assumption, values),
    placeholderData: keepPreviousData,
  })

  const said = (): ReactNode => {
    if (before.data === undefined || after.data === undefined)
      return <p>{before.isError || after.isError ? words.failed : words.busy}</p>
    const effect = effectOf(before.data.range, after.data, before.data.roi_hidden)
    if (effect.says === 'unknown') return <p>{words.unknown(name)}</p>
    if (effect.says === 'nothing')
      return <p>{values.validFrom > period.end ? words.later(name) : words.nothing(name)}</p>
    return <Change effect={effect} title={words.title(name)} />
  }
  return (
    <div role="status" className="border-s-2 border-value ps-4 text-small text-ink-soft">
      {said()}
    </div>
  )
}

function Change({ effect, title }: { effect: Extract<Effect, { says: 'change' }>; title: string }) {
  const words = useMessages().assumptions.effect
  const formats = useFormats()
  // What stands after "at least" is rounded down.
  const perKrona = (amount: string) =>
    formats.money(decimal(amount).round(2, Decimal.roundDown).toFixed(2), 'SEK')
  return (
    <>
      <p className="font-medium text-ink">{title}</p>
      {effect.perKrona !== null && (
        <p className="mt-1 text-lead text-ink">
          <PhraseText
            phrase={words.perKrona(perKrona(effect.perKrona.before), perKrona(effect.perKrona.after))}
            strong="value"
          />
        </p>
      )}
      <table className="mt-2">
        <thead className="text-chart">
          <tr className="[&>th]:pe-6 [&>th]:text-end [&>th]:font-normal">
            <th scope="col">
              <span className="sr-only">{words.run}</span>
            </th>
            <th scope="col">{words.before}</th>
            <th scope="col">{words.after}</th>
          </tr>
        </thead>
        <tbody>
          {(['low', 'likely', 'high'] as const).map((run) => (
            <tr key={run} className="[&>td]:pe-6 [&>td]:text-end [&>td]:tabular-nums">
              <th scope="row" className="pe-6 text-start font-normal">
                {words.net[run]}
              </th>
              <td>{formats.wholeMoney(effect.net[run].before, 'SEK')}</td>
              <td className="text-ink">{formats.wholeMoney(effect.net[run].after, 'SEK')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
