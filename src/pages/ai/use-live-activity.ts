import { useQueries, useQuery } from '@tanstack/react-query'
import { useUserId } from '@/hooks/use-session'
import { addDays } from '@/lib/local-days'
import { aiQueries } from '@/lib/queries/ai'
import { rateQueries } from '@/lib/queries/rates'
import { sumLive, type LiveSums } from './live-sums'

const windowDays = 31

export type LiveActivity = {
  /** The connections that have answered, together; null while there is none, or one is still being asked. */
  sums: LiveSums | null
  /** Whether that is all of them: only then can it be compared with what is stored. */
  isComplete: boolean
  /** Whether today covers the keys of the workspace, not the calling one alone. */
  isTodayWhole: boolean
  /** Rows that were not understood. */
  skipped: number
  /** What is left at OpenRouter, US dollars; null when it is not known. */
  remainingUsd: string | null
  /** When OpenRouter was asked; the earliest of several. */
  asOf: string | null
  isLoading: boolean
  /** Of the first connection that failed. */
  error: unknown
  retry: () => void
}

/** What OpenRouter says right now, in dollars, and converted to kronor by the stored rate of each day. */
export function useLiveActivity(integrationIds: readonly string[]): LiveActivity {
  const userId = useUserId()
  const live = useQueries({ queries: integrationIds.map((id) => aiQueries.live(userId, id)) })
  const utcToday = new Date().toISOString().slice(0, 10)
  const rates = useQuery(rateQueries.daily('USD', addDays(utcToday, -windowDays), utcToday))

  const answers = live.flatMap(({ data }) => data ?? [])
  const isLoading = live.some(({ isPending }) => isPending) || rates.isPending
  const credits = answers.flatMap(({ credits: each }) => each ?? [])
  return {
    // Without rates there are dollars all the same: a missing rate is missing, not 1.
    sums: answers.length > 0 && !isLoading ? sumLive(answers, rates.data ?? []) : null,
    isComplete: answers.length === integrationIds.length,
    isTodayWhole: answers.every(({ today }) => today?.covers === 'default_workspace'),
    skipped: answers.reduce((sum, { skipped }) => sum + skipped, 0),
    remainingUsd:
      credits.length === 1 && integrationIds.length === 1 ? (credits[0]?.remainingUsd ?? null) : null,
    asOf: answers.map(({ asOf }) => asOf).sort()[0] ?? null,
    isLoading,
    error: live.find(({ isError }) => isError)?.error ?? null,
    retry: () => {
      for (const query of live) if (query.isError) void query.refetch()
    },
  }
}
