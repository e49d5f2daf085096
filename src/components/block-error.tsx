import { useEffect } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useMessages } from '@/hooks/use-messages'
import { problemKind, requestIdOf } from '@/lib/problem'
import { supabase } from '@/lib/supabase'

type BlockErrorProps = { error: unknown; onRetry: () => void }

/** A new release removes the old one's files; only a reload brings the page in step. */
const isOutdatedPage = (error: unknown) =>
  error instanceof Error && /dynamically imported module|module script|preload CSS/i.test(error.message)

/** A block that could not be fetched: what happened, what it means, one thing to do. The rest lives on. */
export function BlockError({ error, onRetry }: BlockErrorProps) {
  const { errors, common } = useMessages()
  const kind = problemKind(error)
  const requestId = requestIdOf(error)

  // What would have mended it may happen by itself: the network comes back, the sign-in is renewed.
  useEffect(() => {
    if (kind !== 'offline') return
    window.addEventListener('online', onRetry)
    return () => window.removeEventListener('online', onRetry)
  }, [kind, onRetry])
  useEffect(() => {
    if (kind !== 'expired') return
    const { data } = supabase.auth.onAuthStateChange((event) => {
      if (event === 'SIGNED_IN' || event === 'TOKEN_REFRESHED') onRetry()
    })
    return () => data.subscription.unsubscribe()
  }, [kind, onRetry])

  if (isOutdatedPage(error)) {
    return (
      <Notice
        tone="warn"
        isAlert
        action={<Button onClick={() => window.location.reload()}>{common.acts.reload}</Button>}
      >
        {errors.newVersion}
      </Notice>
    )
  }
  return (
    <Notice
      tone={kind === 'offline' ? 'warn' : 'fault'}
      isAlert
      action={<Button onClick={onRetry}>{common.acts.retry}</Button>}
    >
      {errors.block[kind]}
      {requestId !== null && <span className="block text-ink-soft">{errors.requestId(requestId)}</span>}
    </Notice>
  )
}
