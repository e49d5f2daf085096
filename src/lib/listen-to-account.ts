import type { RealtimeChannel } from '@supabase/supabase-js'
import { supabase } from './supabase'

type Listener = {
  onState: (state: 'connecting' | 'live' | 'down') => void
  /** Each time the channel is joined, the first included: what was sent in between is lost. */
  onJoined: () => void
  onChanged: (payload: unknown) => void
}

const firstPauseMs = 1000
const longestPauseMs = 30_000

/**
 * Listens on the private topic of an account until the returned function is called.
 * supabase-js rejoins by itself after an error, but never after a close (an expired token, a leave by the
 * server): then the channel is made anew, with growing pauses.
 */
export function listenToAccount(userId: string, { onState, onJoined, onChanged }: Listener): () => void {
  let isStopped = false
  let channel: RealtimeChannel | null = null
  let timer: number | undefined
  let pauseMs = firstPauseMs

  function joinAgainLater() {
    window.clearTimeout(timer)
    timer = window.setTimeout(() => void join(), pauseMs)
    pauseMs = Math.min(pauseMs * 2, longestPauseMs)
  }

  function follow(own: RealtimeChannel, status: string) {
    if (isStopped || own !== channel) return
    if (status === 'SUBSCRIBED') {
      pauseMs = firstPauseMs
      onState('live')
      onJoined()
      return
    }
    onState('down')
    if (status === 'CLOSED') {
      channel = null
      joinAgainLater()
    } else {
      // The rejoin sends the token it has; a page that slept may hold an old one.
      void supabase.realtime.setAuth().catch(() => undefined)
    }
  }

  async function join() {
    try {
      // Without this the first join goes out as anon, is refused, and costs a second.
      await supabase.realtime.setAuth()
    } catch {
      if (!isStopped) joinAgainLater()
      return
    }
    if (isStopped || channel !== null) return
    const own = supabase.channel(`account:${userId}`, {
      config: { private: true, broadcast: { replication_ready: true } },
    })
    channel = own
    // Joined is not yet listening: the server's stream from the database may start later, and says so here.
    own.on('system', {}, ({ status }: { status: string }) => {
      if (status === 'ok' && !isStopped && own === channel) onJoined()
    })
    own.on('broadcast', { event: 'changed' }, (message) => onChanged(message.payload))
    own.subscribe((status) => follow(own, status))
  }

  onState('connecting')
  void join()
  return () => {
    isStopped = true
    window.clearTimeout(timer)
    if (channel !== null) void supabase.removeChannel(channel)
  }
}
