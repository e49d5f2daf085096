import { useQuery } from '@tanstack/react-query'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { useLocale } from '@/hooks/use-ui-store'
import { formatPeriod } from '@/lib/format-period'
import type { Period } from '@/lib/periods'
import { dashboardQueries } from '@/lib/queries/dashboard'

/** What the period is compared with, named; nothing while there is nothing to compare with. */
export function ComparedWith({ period }: { period: Period }) {
  const words = useMessages().overview.period
  const locale = useLocale()
  const { data } = useQuery(dashboardQueries.period(useUserId(), period.start, period.end))
  if (!data?.comparison) return null
  return (
    <p className="text-small text-ink-soft">
      {words.comparedWith(formatPeriod(data.comparison.period, data.period.today, locale))}
    </p>
  )
}
