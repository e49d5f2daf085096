import { useQuery, useSuspenseQueries } from '@tanstack/react-query'
import { useAccount } from '@/hooks/use-account'
import { useUserId } from '@/hooks/use-session'
import { localDayOf, type LocalDay } from '@/lib/local-days'
import { callQueries } from '@/lib/queries/calls'
import { overviewQueries } from '@/lib/queries/overview'
import { compare } from './comparison'
import { CostChart } from './cost-chart'
import { DaysChart } from './days-chart'
import { EmptyOverview } from './empty-overview'
import { HoursChart } from './hours-chart'
import { OutcomesChart } from './outcomes-chart'
import { daysBefore, type Period } from './period'
import { PeriodBlock } from './period-block'
import { TodayBlock } from './today-block'

/** The calls of the stretch before, day by day; empty when it has not come, or there is nothing to compare with. */
function useCallsBefore(userId: string, period: Period, firstDay: LocalDay | null): number[] {
  const before = daysBefore(period)
  const { data } = useQuery({
    ...overviewQueries.period(userId, before.start, before.end),
    enabled: firstDay !== null && firstDay <= before.start,
  })
  return data?.days.map((day) => day.calls) ?? []
}

/** Everything on the page that comes out of the overview document. */
export function OverviewFigures({ period }: { period: Period }) {
  const userId = useUserId()
  const { time_zone: timeZone } = useAccount()
  const [{ data: overview }, { data: first }] = useSuspenseQueries({
    queries: [overviewQueries.period(userId, period.start, period.end), callQueries.first(userId)],
  })
  const firstDay = first === null ? null : localDayOf(new Date(first.started_at), timeZone)
  const callsBefore = useCallsBefore(userId, period, firstDay)
  const today = period.end

  if (firstDay === null) return <EmptyOverview />
  const finishedCalls = overview.days.filter(({ day }) => day < today).map((day) => day.calls)
  return (
    <div className="space-y-16">
      <TodayBlock overview={overview} today={today} days={period.length} />
      <PeriodBlock
        overview={overview}
        days={period.length}
        comparison={compare(finishedCalls, callsBefore, daysBefore(period).start, firstDay)}
      />
      <div className="grid gap-x-14 gap-y-16 lg:grid-cols-2">
        <DaysChart overview={overview} today={today} firstDay={firstDay} />
        <HoursChart overview={overview} />
        <OutcomesChart overview={overview} />
        {overview.totals.costs.map((cost) => (
          <CostChart key={cost.currency} overview={overview} cost={cost} today={today} firstDay={firstDay} />
        ))}
      </div>
    </div>
  )
}
