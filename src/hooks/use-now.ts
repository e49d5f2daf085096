import { useEffect, useState } from 'react'

/** The time, renewed every `everyMs` while the page is visible: for ages such as "för 3 min sedan". */
export function useNow(everyMs = 20_000): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const renew = () => {
      if (!document.hidden) setNow(Date.now())
    }
    const timer = window.setInterval(renew, everyMs)
    document.addEventListener('visibilitychange', renew)
    return () => {
      window.clearInterval(timer)
      document.removeEventListener('visibilitychange', renew)
    }
  }, [everyMs])
  return now
}
