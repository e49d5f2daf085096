import { keepPreviousData, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { PhraseText } from '@/components/phrase-text'
import { Notice } from '@/components/ui/notice'
import { useFormats } from '@/hooks/use-formats'
import { useIsOnline } from '@/hooks/use-is-online'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { useToday } from '@/hooks/use-today'
import type { Period } from '@/lib/periods'
import { assumptionQueries, type AssumptionVersion } from '@/lib/queries/assumptions'
import { dashboardQueries } from '@/lib/queries/dashboard'
import { assumptionKeys, type AssumptionKey } from '@/lib/roi/default-assumptions'
import { AssumptionDialog } from './assumption-dialog'
import { assumptionGroups } from './assumption-groups'
import { AssumptionSection } from './assumption-section'
import { viewAssumptions } from './assumption-view'
import { AssumptionsSkeleton } from './assumptions-skeleton'
import { measuredShowRate } from './measured-show-rate'
import { RemoveVersionDialog } from './remove-version-dialog'
import { useTarget } from './use-target'

type Open = { key: AssumptionKey; removes: AssumptionVersion | null }

export function AssumptionsContent({ period }: { period: Period }) {
  const words = useMessages().assumptions
  const formats = useFormats()
  const today = useToday()
  const isOnline = useIsOnline()
  const userId = useUserId()
  const { data: versions } = useSuspenseQuery(assumptionQueries.versions(userId))
  // The share of clients who came, and what a change is held against. The page lives without it.
  const result = useQuery({
    ...dashboardQueries.period(userId, period.start, period.end),
    placeholderData: keepPreviousData,
  })
  const [open, setOpen] = useState<Open | null>(null)
  const isReady = !result.isPending
  const target = useTarget(isReady)
  if (!isReady) return <AssumptionsSkeleton />

  const measured = measuredShowRate(result.data)
  const views = viewAssumptions(versions, measured, today)
  const assumed = assumptionKeys.filter((key) => views[key].state === 'default').length
  const close = () => setOpen(null)
  return (
    <>
      <p className="-mt-4 mb-12 max-w-2xl text-lead text-ink-soft">
        <PhraseText
          phrase={words.lead(assumed, formats.number(assumed), formats.number(assumptionKeys.length))}
          strong="ink"
        />
      </p>
      {!isOnline && (
        <div className="mb-8">
          <Notice tone="warn">{words.offline}</Notice>
        </div>
      )}
      {assumptionGroups.map((group) => (
        <AssumptionSection
          key={group.id}
          group={group}
          views={views}
          target={target}
          onChange={(key) => setOpen({ key, removes: null })}
          onRemove={(key, removes) => setOpen({ key, removes })}
        />
      ))}
      {open?.removes === null && <AssumptionDialog view={views[open.key]} period={period} onClose={close} />}
      {open?.removes && (
        <RemoveVersionDialog
          view={views[open.key]}
          version={open.removes}
          measured={measured}
          period={period}
          onClose={close}
        />
      )}
    </>
  )
}
