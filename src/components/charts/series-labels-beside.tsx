import { useLayoutEffect, useRef, useState } from 'react'
import type { DayBar, Series } from './day-bars'
import { spreadLabels } from './series-labels'

const inks: Record<Series['tone'], string> = {
  value: 'text-value',
  cost: 'text-cost',
  warn: 'text-warn',
}

type SeriesLabelsProps = {
  bars: DayBar[]
  series: Series[]
  /** The value at the upper edge of the plot. */
  top: number
  /** What lies between the edges of the box and those of the plot, pixels. */
  inset: { top: number; bottom: number }
}

/** The names of the series beside the last bar they can be read off, so that no legend is needed. */
export function SeriesLabels({ bars, series, top, inset }: SeriesLabelsProps) {
  const box = useRef<HTMLDivElement>(null)
  const [height, setHeight] = useState(0)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(() => setHeight(element.clientHeight))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  if (series.length < 2) return null
  const plot = Math.max(0, height - inset.top - inset.bottom)
  const shown = bars.findLast((bar) => bar.values.some((value) => value > 0))
  let below = 0
  const labels = series.map(({ name }, index) => {
    const value = shown?.values[index] ?? 0
    const middle = below + value / 2
    below += value
    return { name, y: plot * (1 - middle / top) }
  })

  return (
    <div ref={box} aria-hidden className="relative w-16 shrink-0 text-chart sm:w-18">
      {height > 0 &&
        spreadLabels(labels, 17, plot).map(({ name, y }, index) => (
          <span
            key={name}
            className={`absolute left-1.5 -translate-y-1/2 ${inks[series[index]?.tone ?? 'value']}`}
            style={{ top: inset.top + y }}
          >
            {name}
          </span>
        ))}
    </div>
  )
}
