import { useLayoutEffect, useRef, useState } from 'react'
import type { DayBar, DayBarsProps, Series, SeriesTone } from './day-bars'
import { spreadLabels } from './series-labels'

/** Words need more contrast than marks, so the paler kinds of cost darken towards ink. */
const inks: Record<SeriesTone, string> = {
  value: 'var(--value)',
  cost: 'var(--cost)',
  warn: 'var(--warn)',
  voice: 'var(--source-voice)',
  telephony: 'color-mix(in srgb, var(--source-telephony) 62%, var(--ink))',
  ai: 'color-mix(in srgb, var(--source-ai) 85%, var(--ink))',
  booking: 'color-mix(in srgb, var(--source-booking) 85%, var(--ink))',
  fixed: 'var(--ink-soft)',
}

type SeriesLabelsProps = {
  bars: DayBar[]
  series: Series[]
  earlier: DayBarsProps['earlier']
  /** The value at the upper edge of the plot. */
  top: number
  /** What lies between the edges of the box and those of the plot, pixels. */
  inset: { top: number; bottom: number }
}

/** The names of the series beside the last bar they can be read off, so that no legend is needed. */
export function SeriesLabels({ bars, series, earlier, top, inset }: SeriesLabelsProps) {
  const box = useRef<HTMLDivElement>(null)
  const [height, setHeight] = useState(0)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(() => setHeight(element.clientHeight))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  if (series.length < 2 && earlier === undefined) return null
  const plot = Math.max(0, height - inset.top - inset.bottom)
  // The last bar that shows them all, since today often lacks one; else the last that shows any.
  const shown =
    bars.findLast((bar) => bar.values.every((value) => value > 0)) ??
    bars.findLast((bar) => bar.values.some((value) => value > 0))
  let below = 0
  const labels = series.flatMap(({ name, tone }, index) => {
    const value = shown?.values[index] ?? 0
    const middle = below + value / 2
    below += value
    // A series without anything on that day has no place beside it; the table names it.
    return value > 0 && series.length > 1 ? [{ name, ink: inks[tone], y: plot * (1 - middle / top) }] : []
  })
  const lastEarlier = bars.at(-1)?.earlier
  if (earlier !== undefined && typeof lastEarlier === 'number')
    labels.push({ name: earlier.short, ink: 'var(--ink-soft)', y: plot * (1 - lastEarlier / top) })
  labels.sort((a, b) => b.y - a.y)
  const ink = new Map(labels.map((label) => [label.name, label.ink]))

  return (
    <div ref={box} aria-hidden className="relative w-16 shrink-0 text-chart sm:w-18">
      {height > 0 &&
        spreadLabels(labels, 17, plot).map(({ name, y }) => (
          <span
            key={name}
            className="absolute left-1.5 -translate-y-1/2 whitespace-nowrap"
            style={{ top: inset.top + y, color: ink.get(name) }}
          >
            {name}
          </span>
        ))}
    </div>
  )
}
