import { useSuspenseQuery } from '@tanstack/react-query'
import { useUserId } from '@/hooks/use-session'
import type { Period } from '@/lib/periods'
import { dashboardQueries } from '@/lib/queries/dashboard'
import { AnswerBlock } from './answer-block'
import { CostChart } from './cost-chart'
import { EmptyOverview } from './empty-overview'
import { FunnelChart } from './funnel-chart'
import { HoursChart } from './hours-chart'
import { NetChart } from './net-chart'
import { TasksBlock } from './tasks-block'
import { TrustBlock } from './trust-block'

/** Everything on the page; it all comes out of one document. */
export function DashboardFigures({ period }: { period: Period }) {
  const { data: dashboard } = useSuspenseQuery(dashboardQueries.period(useUserId(), period.start, period.end))
  if (dashboard.first_day === null) return <EmptyOverview isConnected={dashboard.freshness.length > 0} />
  return (
    <div className="space-y-16">
      <AnswerBlock dashboard={dashboard} />
      <div className="grid gap-x-14 gap-y-16 lg:grid-cols-2">
        <NetChart dashboard={dashboard} />
        <CostChart dashboard={dashboard} />
        <FunnelChart dashboard={dashboard} />
        <HoursChart dashboard={dashboard} />
      </div>
      <TasksBlock dashboard={dashboard} />
      <TrustBlock dashboard={dashboard} />
    </div>
  )
}
