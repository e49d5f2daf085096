import { useMessages } from '@/hooks/use-messages'
import { useToday } from '@/hooks/use-today'
import { useLocale } from '@/hooks/use-ui-store'
import { formatPeriod } from '@/lib/format-period'
import { daysOfMonth, type Period } from '@/lib/periods'

/** The chosen period inside a sentence: `i november`, `1–23 november`. */
export function usePeriodName(period: Period): string {
  const { effect } = useMessages().assumptions
  const locale = useLocale()
  const today = useToday()
  const isMonth = period.kind === 'month'
  const days = isMonth ? daysOfMonth(period.month) : period
  return effect.inPeriod(formatPeriod(days, today, locale), isMonth)
}
