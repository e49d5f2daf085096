import { useAccount } from '@/hooks/use-account'
import { useNow } from '@/hooks/use-now'
import { localDayOf, type LocalDay } from '@/lib/local-days'

/** Today by the account's clock. A page left open over midnight turns the day by itself. */
export function useToday(): LocalDay {
  const { time_zone: timeZone } = useAccount()
  return localDayOf(new Date(useNow()), timeZone)
}
