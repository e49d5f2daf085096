import { RangeBand } from '@/components/charts/range-band'
import { PhraseText } from '@/components/phrase-text'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import type { Dashboard } from '@/lib/queries/dashboard-document'
import { answerOf, perKronaText } from './answer'
import { FactList } from './fact-list'
import { NumberInfo } from './number-info'
import { rowsOf } from './rows-of'
import { sayAnswer, sayLead } from './say-answer'
import { TodayLine } from './today-line'

/** Sentences that say that it did not pay have the colour of cost. */
const losing = ['likely-does-not-pay', 'does-not-pay', 'time-only']

/** The first thing on the page: the period in one sentence, what lies behind it, and the facts beside it. */
export function AnswerBlock({ dashboard }: { dashboard: Dashboard }) {
  const words = useMessages().overview
  const formats = useFormats()
  const answer = answerOf(dashboard)

  return (
    <header className="grid gap-x-16 gap-y-8 lg:grid-cols-[minmax(0,1fr)_15rem] lg:items-end">
      <div>
        <h2 className="max-w-[19ch] text-headline">
          <PhraseText
            phrase={sayAnswer(answer, words.answer, formats)}
            strong={losing.includes(answer.says) ? 'cost' : 'value'}
          />
        </h2>
        <p className="mt-4 max-w-[54ch] text-lead text-ink-soft md:mt-5">
          <PhraseText phrase={sayLead(dashboard, answer, words.lead, formats)} strong="ink" />
        </p>
        {'perKrona' in answer && <Band dashboard={dashboard} />}
        {dashboard.period.is_unfinished && <TodayLine dashboard={dashboard} />}
      </div>
      <FactList dashboard={dashboard} />
    </header>
  )
}

/** Low, likely and high on one line, with break-even. */
function Band({ dashboard }: { dashboard: Dashboard }) {
  const { band, info } = useMessages().overview
  const formats = useFormats()
  const { low, likely, high } = dashboard.range
  if (low.per_krona === null || likely.per_krona === null || high.per_krona === null) return null

  const said = (perKrona: string, direction: 'down' | 'near' | 'up') => {
    const text = perKronaText(perKrona, direction)
    return { value: Number(perKrona), amount: formats.money(text, 'SEK'), short: formats.perKrona(text) }
  }
  const [least, middle, most] = [
    said(low.per_krona, 'down'),
    said(likely.per_krona, 'near'),
    said(high.per_krona, 'up'),
  ]
  return (
    <div className="mt-10 flex max-w-xl items-start gap-3">
      <div className="flex-1">
        <RangeBand
          low={{ value: least.value, text: band.low(least.short) }}
          likely={{ value: middle.value, text: band.likely(middle.short) }}
          high={{ value: most.value, text: band.high(most.short) }}
          even={{ value: 1, text: band.even }}
          label={band.label(least.amount, middle.amount, most.amount)}
          pays={least.value >= 1}
        />
      </div>
      <span className="pt-1.5">
        <NumberInfo
          name={band.name}
          about={info.answer}
          rowsHref={rowsOf(dashboard.period).rescuedBookings}
          sources={dashboard.freshness}
        />
      </span>
    </div>
  )
}
