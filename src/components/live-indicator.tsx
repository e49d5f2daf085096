import clsx from 'clsx'
import { useFreshness } from '@/hooks/use-freshness'
import { useMessages } from '@/hooks/use-messages'
import { useLocale } from '@/hooks/use-ui-store'
import { formatAge } from '@/lib/format-date-time'
import type { Freshness } from '@/lib/freshness'

const dot: Record<Freshness['state'], string> = {
  live: 'bg-value',
  connecting: 'border-2 border-ink-faint',
  stale: 'bg-warn',
  offline: 'bg-fault',
}

/** "Uppdaterad nyss": whether the figures on the page are the latest there are, and their age if not. */
export function LiveIndicator() {
  const { live } = useMessages().common
  const locale = useLocale()
  const { state, ageMs } = useFreshness()
  const age = ageMs === null ? null : ageMs < 60_000 ? live.justNow : formatAge(ageMs, locale)
  const words: Record<Freshness['state'], string> = {
    live: live.fresh,
    connecting: live.connecting,
    stale: age === null ? live.connecting : live.stale(age),
    offline: age === null ? live.offline : live.offlineSince(age),
  }
  return (
    <p
      role="status"
      data-live={state}
      className="inline-flex min-w-34 items-center gap-2 text-small text-ink-soft md:justify-end print:min-w-0"
    >
      <span aria-hidden className={clsx('size-2 shrink-0 rounded-full', dot[state])} />
      {words[state]}
    </p>
  )
}
