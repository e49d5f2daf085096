import { useMessages } from '@/hooks/use-messages'
import { useToday } from '@/hooks/use-today'
import { useLocale } from '@/hooks/use-ui-store'
import { formatWeekdayAndDay } from '@/lib/format-weekday'
import { addDays, type LocalDay } from '@/lib/local-days'

/** "I dag", "I går", then the date. */
export function DayHeading({ day }: { day: LocalDay }) {
  const { lists } = useMessages()
  const locale = useLocale()
  const today = useToday()
  const year = day.slice(0, 4) === today.slice(0, 4) ? '' : ` ${day.slice(0, 4)}`
  const text =
    day === today
      ? lists.today
      : day === addDays(today, -1)
        ? lists.yesterday
        : formatWeekdayAndDay(day, locale) + year
  return (
    <h2 className="sticky top-0 z-10 border-b border-line bg-paper py-2 font-sans text-small font-bold first-letter:uppercase">
      {text}
    </h2>
  )
}
