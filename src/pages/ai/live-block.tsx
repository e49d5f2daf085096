import { useQuery } from '@tanstack/react-query'
import Big from 'big.js'
import type { ReactNode } from 'react'
import { SkeletonRows } from '@/components/ui/skeleton'
import { StatusMark } from '@/components/ui/status-mark'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { useLocale } from '@/hooks/use-ui-store'
import { formatShortDay } from '@/lib/format-weekday'
import { aiQueries } from '@/lib/queries/ai'
import { Amount } from './amount'
import { LiveProblem } from './live-problem'
import { compareWithStored, type LiveSums } from './live-sums'
import { sumUse } from './sum-use'
import type { LiveActivity } from './use-live-activity'

/** What OpenRouter says right now beside what is stored: today so far, the completed days, what is left. */
export function LiveBlock({ live }: { live: LiveActivity }) {
  const words = useMessages().ai.live
  return (
    <section>
      <h2 className="text-section">{words.title}</h2>
      <p className="mt-1 mb-4 text-small text-ink-soft">{words.lead}</p>
      {live.isLoading && <Waiting />}
      {!live.isLoading && live.error !== null && (
        <div className="mb-4">
          <LiveProblem error={live.error} onRetry={live.retry} />
        </div>
      )}
      {live.sums !== null && <LiveTable live={live} sums={live.sums} />}
    </section>
  )
}

/** As high as the table that comes. */
function Waiting() {
  return <SkeletonRows rows={5} className="h-11" label={useMessages().ai.live.loading} />
}

function LiveTable({ live, sums }: { live: LiveActivity; sums: LiveSums }) {
  const words = useMessages().ai.live
  const formats = useFormats()
  const locale = useLocale()
  const { data: stored, isPending } = useQuery(aiQueries.stored(useUserId(), sums.from, sums.to))
  if (isPending) return <Waiting />
  // When it cannot be read, what OpenRouter says stands alone; the blocks above say what is wrong.
  const here = live.isComplete ? stored && sumUse(stored.days) : undefined
  const differences = live.isComplete ? stored && compareWithStored(sums, stored.days) : undefined
  const { today, completed } = sums
  const day = (text: string) => formatShortDay(text, locale)

  return (
    <>
      <table className="w-full border-collapse text-small">
        <caption className="sr-only">{words.title}</caption>
        <thead>
          <tr className="border-b border-line text-ink-soft">
            <th scope="col" className="py-2 text-left font-medium">
              <span className="sr-only">{words.columns.what}</span>
            </th>
            <th scope="col" className="py-2 pl-3 text-right font-medium">
              {words.columns.usd}
            </th>
            <th scope="col" className="py-2 pl-3 text-right font-medium">
              {words.columns.sek}
            </th>
          </tr>
        </thead>
        <tbody>
          <Row
            name={words.today(day(today?.day ?? new Date().toISOString().slice(0, 10)))}
            note={today === null ? undefined : live.isTodayWhole ? words.todayNote : words.todayKeyNote}
            usd={
              <Amount amount={today?.usd ?? null} currency="USD" isProvisional none={words.todayUnknown} />
            }
            sek={today && <Amount amount={today.sek} currency="SEK" isProvisional />}
          />
          <Row
            name={words.completed(day(sums.from), day(sums.to))}
            usd={<Amount amount={completed.usd} currency="USD" />}
            sek={<Amount amount={completed.sek} currency="SEK" />}
          />
          {here && (
            <Row
              name={words.stored}
              usd={<Amount amount={here.usd} currency="USD" isProvisional={here.isProvisional} />}
              sek={
                <Amount
                  amount={here.unconvertedDays > 0 ? null : here.sek}
                  currency="SEK"
                  isProvisional={here.isProvisional}
                />
              }
            />
          )}
          {here && differences && differences.length > 0 && (
            <Row
              name={words.difference}
              note={words.differsOn(differences.map((each) => day(each.day)).join(', '))}
              usd={<Amount amount={new Big(completed.usd).minus(here.usd).toFixed()} currency="USD" />}
              sek={null}
            />
          )}
          {live.remainingUsd !== null && (
            <Row
              name={words.remaining}
              usd={<Amount amount={live.remainingUsd} currency="USD" />}
              sek={null}
            />
          )}
        </tbody>
      </table>
      <div className="mt-3 flex flex-wrap justify-between gap-x-6 gap-y-1 text-small text-ink-soft">
        {differences && (
          <StatusMark tone={differences.length === 0 ? 'value' : 'warn'}>
            {differences.length === 0 ? words.agrees : words.differs(differences.length)}
          </StatusMark>
        )}
        {live.skipped > 0 && <StatusMark tone="warn">{words.skipped(live.skipped)}</StatusMark>}
        {live.asOf !== null && <span>{words.asOf(formats.dateTime(live.asOf))}</span>}
      </div>
    </>
  )
}

type RowProps = { name: string; note?: string | undefined; usd: ReactNode; sek: ReactNode }

function Row({ name, note, usd, sek }: RowProps) {
  return (
    <tr className="border-b border-line align-baseline">
      <th scope="row" className="py-2.5 text-left font-normal">
        {name}
        {note !== undefined && <span className="block text-ink-soft">{note}</span>}
      </th>
      <td className="py-2.5 pl-3 text-right">{usd}</td>
      <td className="py-2.5 pl-3 text-right">{sek}</td>
    </tr>
  )
}
