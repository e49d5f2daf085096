import { useAccount } from '@/hooks/use-account'
import { useMessages } from '@/hooks/use-messages'
import { useNow } from '@/hooks/use-now'
import { useLocale } from '@/hooks/use-ui-store'
import { formatWeekdayAndDay } from '@/lib/format-weekday'
import { addDays, localDayOf, type LocalDay } from '@/lib/local-days'

/** "I dag", "I går", then the date. */
export function DayHeading({ day }: { day: LocalDay }) {
  const { list } = useMessages().calls
  const locale = useLocale()
  const { time_zone: timeZone } = useAccount()
  const today = localDayOf(new Date(useNow()), timeZone)
  const year = day.slice(0, 4) === today.slice(0, 4) ? '' : ` ${day.slice(0, 4)}`
  const text =
    day === today
      ? list.today
      : day === addDays(today, -1)
        ? list.yesterday
        : formatWeekdayAndDay(day, locale) + year
  return (
    <h2 className="sticky top-0 z-10 border-b border-line bg-paper py-2 font-sans text-small font-bold first-letter:uppercase">
      {text}
    </h2>
  )
}
