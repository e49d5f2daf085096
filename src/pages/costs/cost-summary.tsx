import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { InfoPopover } from '@/components/ui/info-popover'
import { Notice } from '@/components/ui/notice'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { useLocale } from '@/hooks/use-ui-store'
import { formatPeriod } from '@/lib/format-period'
import { ledgerQueries } from '@/lib/queries/ledger'
import type { LedgerSummary } from '@/lib/queries/ledger-document'
import { CategoryMark } from './category-mark'
import { sourceName } from './cost-words'
import type { LedgerView } from './use-ledger-view'

/** What the lines below add up to, over all of them, and what that is made of. */
export function CostSummary({ view }: { view: LedgerView }) {
  const { costs } = useMessages()
  const words = costs.summary
  const formats = useFormats()
  const locale = useLocale()
  const { start, end } = view.period
  const { data: sums } = useSuspenseQuery(ledgerQueries.summary(useUserId(), { start, end }, view.filters))
  if (sums.lines === 0 && sums.setup_lines === 0) return null
  const period = formatPeriod(view.period, view.today, locale)
  const isUnfinished = end === view.today

  return (
    <section aria-label={words.label(period)} className="space-y-6 pb-10">
      <div>
        <div className="flex items-center gap-2 text-small text-ink-soft">
          <p>
            {words.label(period)}
            {isUnfinished && `, ${words.soFar}`}
          </p>
          <InfoPopover label={words.info}>
            <p>{words.explain}</p>
            <p className="mt-2 text-ink-soft">{words.books}</p>
          </InfoPopover>
        </div>
        <p className="mt-1 flex flex-wrap items-baseline gap-x-4 gap-y-1">
          <strong className="font-serif text-headline font-normal text-cost" data-total={sums.amount_sek}>
            {sums.amount_sek === null ? words.unknown : formats.money(sums.amount_sek, 'SEK')}
          </strong>
          {Number(sums.provisional_sek) !== 0 && view.filters.state === null && (
            <Link
              to={view.searchWith({ state: 'provisional' })}
              className="text-small text-ink-soft hover:text-ink"
            >
              <span className="provisional">
                {words.provisional(formats.money(sums.provisional_sek, 'SEK'))}
              </span>
            </Link>
          )}
        </p>
        {sums.setup_lines > 0 && (
          <p className="mt-2 text-small text-ink-soft">
            {sums.setup_sek === null ? words.setupUnknown : words.setup(formats.money(sums.setup_sek, 'SEK'))}
          </p>
        )}
      </div>
      <MissingRates missing={sums.missing} />
      {sums.parts.length > 1 && <Parts parts={sums.parts} view={view} />}
    </section>
  )
}

function MissingRates({ missing }: Pick<LedgerSummary, 'missing'>) {
  const { costs } = useMessages()
  const words = costs.summary
  const formats = useFormats()
  if (missing.length === 0) return null
  return (
    <Notice tone="warn" title={words.missingTitle}>
      {missing.map(({ currency, amount, lines, first_day, last_day }) => (
        <p key={currency}>
          {words.missing(
            formats.money(amount, currency),
            words.lines(lines, formats.number(lines)),
            first_day === last_day
              ? formats.day(first_day)
              : `${formats.day(first_day)} – ${formats.day(last_day)}`,
          )}
        </p>
      ))}
    </Notice>
  )
}

/** The kinds of cost by their sources; a tap shows the lines of one. */
function Parts({ parts, view }: Pick<LedgerSummary, 'parts'> & { view: LedgerView }) {
  const { costs } = useMessages()
  const words = costs.summary
  const formats = useFormats()
  return (
    <table className="w-full max-w-3xl text-left text-body">
      <caption className="sr-only">{words.parts}</caption>
      <thead className="text-small text-ink-soft">
        <tr className="border-b border-line">
          <th scope="col" className="py-2 font-normal">
            {words.part}
          </th>
          <th scope="col" className="hidden py-2 text-right font-normal md:table-cell">
            {words.native}
          </th>
          <th scope="col" className="py-2 text-right font-normal whitespace-nowrap">
            {words.sek}
          </th>
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => {
          const name = costs.category(part.category)
          const source = sourceName(part.source, costs)
          return (
            <tr key={`${part.category} ${part.source} ${part.is_setup}`} className="border-b border-line">
              <th scope="row" className="py-2.5 pe-4 font-normal">
                <Link
                  to={view.searchWith({ category: part.category, source: part.source })}
                  title={words.show(`${name}, ${source}`)}
                  className="flex flex-wrap items-baseline gap-x-2.5 hover:underline hover:decoration-line hover:underline-offset-4"
                >
                  <CategoryMark category={part.category} />
                  <span className="font-medium">{name}</span>
                  <span className="text-small text-ink-soft">
                    {part.is_setup ? words.isSetup : source} ·{' '}
                    {words.lines(part.lines, formats.number(part.lines))}
                  </span>
                </Link>
              </th>
              <td className="hidden py-2.5 text-right text-ink-soft md:table-cell">
                {part.native
                  .filter(({ currency }) => currency !== 'SEK')
                  .map(({ currency, amount }) => formats.money(amount, currency))
                  .join(' + ')}
              </td>
              <td className="py-2.5 text-right">
                {part.amount_sek === null ? (
                  <span className="text-warn">{costs.list.noRate}</span>
                ) : (
                  <PartAmount part={part} amount={part.amount_sek} />
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

type Part = LedgerSummary['parts'][number]

/** Dotted where a part of it may still change, and how much that is. */
function PartAmount({ part, amount }: { part: Part; amount: string }) {
  const { summary } = useMessages().costs
  const formats = useFormats()
  const text = formats.money(amount, 'SEK')
  if (Number(part.provisional_sek) === 0) return text
  const reason = summary.provisional(formats.money(part.provisional_sek, 'SEK'))
  return (
    <span className="provisional" title={reason}>
      {text}
      <span className="sr-only"> ({reason})</span>
    </span>
  )
}
