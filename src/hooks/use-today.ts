import { useSyncExternalStore } from 'react'
import { localDayOf, type LocalDay } from '@/lib/local-days'
import { useAccount } from './use-account'

const lookMs = 20_000

function subscribe(onChange: () => void) {
  const timer = window.setInterval(onChange, lookMs)
  document.addEventListener('visibilitychange', onChange)
  return () => {
    window.clearInterval(timer)
    document.removeEventListener('visibilitychange', onChange)
  }
}

/** Today by the account's clock. A page left open over midnight turns the day by itself, and only then. */
export function useToday(): LocalDay {
  const { time_zone: timeZone } = useAccount()
  return useSyncExternalStore(subscribe, () => localDayOf(new Date(), timeZone))
}
