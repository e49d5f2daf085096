import { useMessages } from '@/hooks/use-messages'
import { useLocale } from '@/hooks/use-ui-store'
import { formatPeriod } from '@/lib/format-period'
import type { LocalDay } from '@/lib/local-days'
import { isWholeMonth, type Period } from '@/lib/periods'

/** The period as it stands in a sentence: "i oktober", "1–23 november". */
export function usePeriodName(period: Period, today: LocalDay): string {
  const { value: words } = useMessages()
  const locale = useLocale()
  return words.inPeriod(formatPeriod(period, today, locale), isWholeMonth(period))
}
