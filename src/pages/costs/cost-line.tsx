import clsx from 'clsx'
import { memo } from 'react'
import { Link } from 'react-router'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useLocale } from '@/hooks/use-ui-store'
import { formatShortDay } from '@/lib/format-weekday'
import type { LedgerLine } from '@/lib/queries/ledger-document'
import { CategoryMark } from './category-mark'
import { descriptionOf, sourceName } from './cost-words'
import { rowsBehind } from './rows-behind'
import { SekAmount } from './sek-amount'

/** The columns of a wide list; its head shares them. */
export const lineColumns = 'lg:grid-cols-[4rem_minmax(0,1.4fr)_minmax(0,0.8fr)_8rem_minmax(9rem,0.8fr)_8rem]'

/** One cost: two lines on a phone, one on a desk. Opens what it is the cost of. */
export const CostLine = memo(function CostLine({ line }: { line: LedgerLine }) {
  const { costs } = useMessages()
  const formats = useFormats()
  const href = rowsBehind(line)
  const hasTime = line.category === 'telephony'
  const note = line.is_setup
    ? costs.list.setup
    : line.line_id.split(':').length === 3
      ? costs.list.share
      : null
  const look = clsx(
    'grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 gap-y-0.5 py-3 lg:-mx-2 lg:px-2 lg:py-2.5',
    href !== null && 'hover:bg-value-faint',
    lineColumns,
  )
  const content = (
    <>
      <span className="hidden text-ink-soft lg:block">{hasTime && formats.time(line.occurred_at)}</span>
      <span className="flex min-w-0 items-baseline gap-2.5">
        <CategoryMark category={line.category} />
        <span className="truncate font-medium">{descriptionOf(line, costs)}</span>
      </span>
      <span className="order-3 flex min-w-0 flex-wrap gap-x-2 ps-5 text-small text-ink-soft lg:order-none lg:ps-0 lg:text-body">
        {hasTime && <span className="lg:hidden">{formats.time(line.occurred_at)}</span>}
        <span className="truncate">{sourceName(line.source, costs)}</span>
      </span>
      <span className="order-4 justify-self-end text-small text-ink-soft lg:order-none lg:text-body lg:text-ink">
        {line.currency === 'SEK' ? (
          <span className="lg:hidden">{note}</span>
        ) : (
          <>
            {formats.money(line.amount, line.currency)}
            {line.rate !== null && (
              <span className="lg:hidden"> {costs.list.at(formats.number(Number(line.rate), 4))}</span>
            )}
          </>
        )}
      </span>
      <span className="hidden text-right text-ink-soft lg:block">
        {line.currency === 'SEK' ? <span className="text-small">{note}</span> : <Rate line={line} />}
      </span>
      <span className="order-2 justify-self-end text-right lg:order-none">
        <SekAmount line={line} />
      </span>
    </>
  )
  return (
    <li className="border-b border-line" data-line={line.line_id}>
      {href === null ? (
        <div className={look}>{content}</div>
      ) : (
        <Link to={href} className={look}>
          {content}
        </Link>
      )}
    </li>
  )
})

/** Which rate, and of which day: the day of the fixing, which may be some days before. */
function Rate({ line }: { line: LedgerLine }) {
  const { costs } = useMessages()
  const formats = useFormats()
  const locale = useLocale()
  if (line.rate === null || line.rate_date === null) return null
  const source = costs.sources[line.rate_source ?? ''] ?? line.rate_source ?? ''
  return (
    <span className="whitespace-nowrap" title={costs.list.rateOf(source, formats.day(line.rate_date))}>
      {costs.list.rate(formats.number(Number(line.rate), 5), formatShortDay(line.rate_date, locale))}
    </span>
  )
}
