import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '@/app/paths'
import { PhraseText } from '@/components/phrase-text'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { useLocale } from '@/hooks/use-ui-store'
import { formatPeriod } from '@/lib/format-period'
import type { LocalDay } from '@/lib/local-days'
import { isWholeMonth, type Period } from '@/lib/periods'
import { dashboardQueries } from '@/lib/queries/dashboard'
import type { ValuePart } from './value-part'

type ValueSumProps = { part: ValuePart; period: Period; today: LocalDay }

/** The sum over the rows, which is the one Overview shows, and how each row is reckoned. */
export function ValueSum({ part, period, today }: ValueSumProps) {
  const { value: words } = useMessages()
  const formats = useFormats()
  const locale = useLocale()
  const { data } = useSuspenseQuery(dashboardQueries.period(useUserId(), period.start, period.end))

  const says = part === 'saved_time' ? words.savedTime : words.bookings
  const sum = part === 'saved_time' ? data.value.labour_sek : data.value.extra_sek
  const count = part === 'saved_time' ? data.funnel.handled : data.bookings
  const name = words.inPeriod(formatPeriod(period, today, locale), isWholeMonth(period))
  if (sum !== null && count === 0) return null
  return (
    <div className="mb-8 max-w-prose">
      <p data-sum={sum} className="text-lead">
        {sum === null ? (
          words.unknownSum
        ) : (
          <PhraseText
            phrase={says.sum(formats.exactMoney(sum, 'SEK'), count, formats.number(count), name)}
            strong="ink"
          />
        )}
      </p>
      <p className="mt-2 text-small text-ink-soft">
        {says.how}{' '}
        <Link
          to={paths.assumptions.href()}
          className="underline decoration-line underline-offset-4 hover:text-ink"
        >
          {words.assumptions}
        </Link>
      </p>
    </div>
  )
}
