import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { paths } from '@/app/paths'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useAccount } from '@/hooks/use-account'
import { useUserId } from '@/hooks/use-session'
import type { LocalDay } from '@/lib/local-days'
import type { Period } from '@/lib/periods'
import { dashboardQueries } from '@/lib/queries/dashboard'
import { valueQueries } from '@/lib/queries/value'
import { usePeriodName } from './use-period-name'
import { ValueRows } from './value-rows'
import { ValueSum } from './value-sum'

/** Every call that the receptionist handled alone, and the staff time it saved. */
export function SavedTime({ period, today }: { period: Period; today: LocalDay }) {
  const { value } = useMessages()
  const words = value.savedTime
  const formats = useFormats()
  const userId = useUserId()
  const { time_zone: timeZone } = useAccount()
  const { start, end } = period
  const name = usePeriodName(period, today)
  const { data: dashboard } = useSuspenseQuery(dashboardQueries.period(userId, start, end))
  const rows = useSuspenseInfiniteQuery(valueQueries.savedTime(userId, { start, end, timeZone }))
  const calls = rows.data.pages.flat()

  const { labour_sek: sum } = dashboard.value
  const { handled } = dashboard.funnel
  const bandName = (band: string | null) =>
    Object.entries(words.bands).find(([key]) => key === band)?.[1] ?? ''
  if (calls.length === 0) return <p className="text-lead text-ink-soft">{words.empty}</p>
  return (
    <>
      <ValueSum
        sum={
          sum === null
            ? null
            : words.sum(formats.exactMoney(sum, 'SEK'), handled, formats.number(handled), name)
        }
        how={words.how}
      />
      <ValueRows
        label={value.parts.saved_time}
        columns={Object.values(words.columns)}
        rows={calls.map((call) => ({
          key: call.call_id,
          href: paths.call.href(call.call_id),
          when: formats.dateTime(call.started_at),
          cells: [bandName(call.band), formats.duration(call.counted_seconds ?? 0)],
          worth: formats.exactMoney(call.labour_sek ?? 0, 'SEK'),
        }))}
        more={{
          hasMore: rows.hasNextPage,
          isLoading: rows.isFetchingNextPage,
          hasFailed: rows.isFetchNextPageError,
          show: () => void rows.fetchNextPage(),
        }}
      />
    </>
  )
}
