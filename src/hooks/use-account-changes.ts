import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { liveNouns, changedNouns } from '@/lib/changed-nouns'
import { createEcho } from '@/lib/echo'
import { listenToAccount } from '@/lib/listen-to-account'
import { createRefetchQueue } from '@/lib/refetch-queue'
import { noteChannel, noteFailed, noteFetched } from './use-live-state'

const slowTimerMs = 60_000

/**
 * Keeps what is shown true: refetches what a change message names, at once and a moment later, and everything at
 * each (re)join, when the page is seen again or back online, and on a slow timer, because a broadcast may always be
 * lost.
 */
export function useAccountChanges(userId: string): void {
  const queryClient = useQueryClient()
  useEffect(() => {
    const queue = createRefetchQueue((noun) =>
      queryClient.invalidateQueries({
        predicate: ({ queryKey: [shown, owner] }) => shown === noun && owner === userId,
      }),
    )
    const echo = createEcho((noun) => queue.add([noun]))
    const refetchAll = () => queue.add(liveNouns)
    const refetchWhenSeen = () => {
      if (!document.hidden) refetchAll()
    }

    const stopListening = listenToAccount(userId, {
      onState: noteChannel,
      onJoined: refetchAll,
      onChanged: (message) => {
        const nouns = changedNouns(message)
        queue.add(nouns)
        echo.add(nouns)
      },
    })
    const stopWatching = queryClient.getQueryCache().subscribe((event) => {
      if (event.type !== 'updated') return
      if (event.action.type === 'success') noteFetched(Date.now())
      if (event.action.type === 'error') noteFailed(Date.now())
    })
    const timer = window.setInterval(refetchWhenSeen, slowTimerMs)
    document.addEventListener('visibilitychange', refetchWhenSeen)
    window.addEventListener('online', refetchAll)
    return () => {
      stopListening()
      echo.stop()
      stopWatching()
      window.clearInterval(timer)
      document.removeEventListener('visibilitychange', refetchWhenSeen)
      window.removeEventListener('online', refetchAll)
    }
  }, [queryClient, userId])
}
