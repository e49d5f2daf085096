type Mark = { value: number; text: string }

type RangeBandProps = {
  low: Mark
  likely: Mark
  high: Mark
  /** Where nothing is won or lost. */
  even: Mark
  /** One sentence for screen readers. */
  label: string
  /** True when the low end is not below break-even. */
  pays: boolean
}

/** The smallest distance between two labels, per cent of the width: they fit on a phone. */
const gap = 25
const edge = 9

/**
 * Moves three labels apart that would lie on each other, and keeps them inside.
 * @param at per cent of the width, ascending
 */
export function spreadThree(at: [number, number, number]): [number, number, number] {
  const middle = Math.min(Math.max(at[1], edge + gap), 100 - edge - gap)
  return [
    Math.max(edge, Math.min(at[0], middle - gap)),
    middle,
    Math.min(100 - edge, Math.max(at[2], middle + gap)),
  ]
}

/** A thin band from low to high on a line from zero, with the likely value and break-even marked. */
export function RangeBand({ low, likely, high, even, label, pays }: RangeBandProps) {
  const end = Math.max(high.value, even.value) * 1.12
  const place = (value: number) => (100 * Math.max(0, value)) / end
  const labels = spreadThree([place(low.value), place(likely.value), place(high.value)])
  const tone = pays
    ? { band: 'bg-value-soft', dot: 'bg-value', ring: 'border-value' }
    : { band: 'bg-cost-soft', dot: 'bg-cost', ring: 'border-cost' }

  return (
    <div role="img" aria-label={label} className="max-w-xl text-chart text-ink-soft">
      <div aria-hidden className="relative h-9">
        <span className="absolute inset-x-0 top-1/2 h-px bg-line" />
        <span
          className={`absolute top-1/2 h-2.5 -translate-y-1/2 rounded-full ${tone.band}`}
          style={{ left: `${place(low.value)}%`, width: `${place(high.value) - place(low.value)}%` }}
        />
        <span
          className="absolute top-1/2 h-5 w-px -translate-y-1/2 bg-ink-faint"
          style={{ left: `${place(even.value)}%` }}
        />
        <span
          className="absolute top-0 -translate-x-1/2 -translate-y-2/3 whitespace-nowrap"
          style={{ left: `${Math.max(edge, place(even.value))}%` }}
        >
          {even.text}
        </span>
        <span
          className={`absolute top-1/2 size-4 -translate-1/2 rounded-full ${tone.dot}`}
          style={{ left: `${place(low.value)}%` }}
        />
        <span
          className={`absolute top-1/2 size-2.5 -translate-1/2 rounded-full border-2 bg-paper ${tone.ring}`}
          style={{ left: `${place(likely.value)}%` }}
        />
      </div>
      <div aria-hidden className="relative h-5">
        {[low, likely, high].map((mark, index) => (
          <span
            key={mark.text}
            className={`absolute -translate-x-1/2 whitespace-nowrap ${index === 0 ? 'font-bold text-ink' : ''}`}
            style={{ left: `${labels[index] ?? 0}%` }}
          >
            {mark.text}
          </span>
        ))}
      </div>
    </div>
  )
}
