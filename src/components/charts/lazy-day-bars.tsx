import { lazy, Suspense } from 'react'
import { afterFirstPaint } from './after-first-paint'
import type { DayBarsProps } from './day-bars'

const DayBars = lazy(async () => {
  await afterFirstPaint()
  const { DayBars } = await import('./day-bars')
  return { default: DayBars }
})

/** Day bars whose drawing code arrives after the first paint; until then their place is kept. */
export function LazyDayBars(props: DayBarsProps) {
  return (
    <div className="h-56 w-full text-chart">
      <Suspense fallback={<div className="h-full w-full border-y border-line" />}>
        <DayBars {...props} />
      </Suspense>
    </div>
  )
}
