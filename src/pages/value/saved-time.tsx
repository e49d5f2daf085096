import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { paths } from '@/app/paths'
import { moreOf } from '@/components/lists/more-of'
import { useAccount } from '@/hooks/use-account'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import type { Period } from '@/lib/periods'
import { valueQueries } from '@/lib/queries/value'
import { ValueRows } from './value-rows'

/** Every call that the receptionist handled alone, and the staff time it saved. */
export function SavedTime({ period: { start, end } }: { period: Period }) {
  const { value } = useMessages()
  const words = value.savedTime
  const formats = useFormats()
  const { time_zone: timeZone } = useAccount()
  const rows = useSuspenseInfiniteQuery(valueQueries.savedTime(useUserId(), { start, end, timeZone }))
  const calls = rows.data.pages.flat()

  const bandName = (band: string | null) =>
    Object.entries(words.bands).find(([key]) => key === band)?.[1] ?? ''
  if (calls.length === 0) return <p className="text-lead text-ink-soft">{words.empty}</p>
  return (
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
      more={moreOf(rows)}
    />
  )
}
