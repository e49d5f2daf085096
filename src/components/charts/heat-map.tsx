import clsx from 'clsx'
import { useState, type KeyboardEvent } from 'react'

type HeatCell = { weekday: number; hour: number; value: number }

type HeatMapProps = {
  /** Cells that are not there count as zero. Weekday 1 is Monday, hours are local. */
  cells: HeatCell[]
  /** Short names, Monday first. */
  weekdays: string[]
  /** Spans to outline for each weekday, Monday first, in hours with decimals: `[9.5, 18]`. */
  outlines: [from: number, to: number][][]
  /** One sentence for screen readers. */
  label: string
  /** The whole truth of one cell: "lördag 11–12: 14 samtal". */
  describe: (weekday: number, hour: number, value: number) => string
}

const hours = Array.from({ length: 24 }, (_, hour) => hour)
/** Hours that get a label under the map. */
const labelled = [0, 6, 9, 12, 15, 18, 21]

/** Moves the active cell by one with an arrow key; null for any other key. */
function step(key: string, { weekday, hour }: { weekday: number; hour: number }) {
  if (key === 'ArrowRight') return { weekday, hour: Math.min(23, hour + 1) }
  if (key === 'ArrowLeft') return { weekday, hour: Math.max(0, hour - 1) }
  if (key === 'ArrowDown') return { weekday: Math.min(7, weekday + 1), hour }
  if (key === 'ArrowUp') return { weekday: Math.max(1, weekday - 1), hour }
  if (key === 'Home') return { weekday, hour: 0 }
  if (key === 'End') return { weekday, hour: 23 }
  return null
}

/**
 * The hours of a week, darker where there is more. One stop for the Tab key; arrows walk inside, and the line below
 * says what the cell under the pointer or the focus holds.
 */
export function HeatMap({ cells, weekdays, outlines, label, describe }: HeatMapProps) {
  const [active, setActive] = useState({ weekday: 1, hour: 9 })
  const [shown, setShown] = useState<{ weekday: number; hour: number } | null>(null)
  const values = new Map(cells.map((cell) => [cell.weekday * 24 + cell.hour, cell.value]))
  const valueAt = (weekday: number, hour: number) => values.get(weekday * 24 + hour) ?? 0
  const most = Math.max(1, ...values.values())

  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    const next = step(event.key, active)
    if (!next) return
    event.preventDefault()
    setActive(next)
    const index = (next.weekday - 1) * 24 + next.hour
    event.currentTarget.querySelectorAll<HTMLElement>('[role="gridcell"]')[index]?.focus()
  }

  return (
    <div className="text-chart text-ink-soft">
      <div role="grid" aria-label={label} tabIndex={-1} onKeyDown={walk} onMouseLeave={() => setShown(null)}>
        {weekdays.map((name, row) => (
          <div key={name} role="row" className="flex items-center">
            <span role="rowheader" className="w-9 shrink-0">
              {name}
            </span>
            <span role="presentation" className="relative grid flex-1 grid-cols-24">
              {hours.map((hour) => {
                const weekday = row + 1
                const value = valueAt(weekday, hour)
                const isActive = active.weekday === weekday && active.hour === hour
                return (
                  <span
                    key={hour}
                    role="gridcell"
                    tabIndex={isActive ? 0 : -1}
                    aria-label={describe(weekday, hour, value)}
                    className="h-5 border border-paper focus-visible:z-10 sm:h-5.5"
                    style={{ backgroundColor: shade(value / most) }}
                    onMouseEnter={() => setShown({ weekday, hour })}
                    onFocus={() => setShown({ weekday, hour })}
                    onBlur={() => setShown(null)}
                  />
                )
              })}
              {(outlines[row] ?? []).map(([from, to]) => (
                <span
                  key={from}
                  aria-hidden
                  className="pointer-events-none absolute inset-y-0 rounded-sm border border-ink-faint"
                  style={{ left: `${(from / 24) * 100}%`, right: `${100 - (to / 24) * 100}%` }}
                />
              ))}
            </span>
          </div>
        ))}
      </div>
      <div aria-hidden className="relative mt-1 ml-9 h-5 tabular-nums">
        {labelled.map((hour) => (
          <span key={hour} className="absolute" style={{ left: `${(hour / 24) * 100}%` }}>
            {String(hour).padStart(2, '0')}
          </span>
        ))}
      </div>
      <p aria-hidden className={clsx('ml-9 h-5', shown && 'text-ink')}>
        {shown && describe(shown.weekday, shown.hour, valueAt(shown.weekday, shown.hour))}
      </p>
    </div>
  )
}

/** From hardly there to full. The square root lets small counts be told apart from none. */
function shade(share: number): string {
  if (share === 0) return 'color-mix(in srgb, var(--value-faint) 45%, var(--paper))'
  return `color-mix(in srgb, var(--value) ${Math.round(12 + 88 * Math.sqrt(share))}%, var(--value-faint))`
}
