import clsx from 'clsx'
import type { ReactNode } from 'react'

export type WaterfallStep = {
  key: string
  label: ReactNode
  /** What the step adds, negative for what it takes; null when that is not known. Only to be drawn. */
  value: number | null
  /** The amount as text, or what is said instead of an unknown one. */
  text: string
  /** May still change: dotted underline. */
  isProvisional?: boolean
}

type WaterfallProps = { steps: WaterfallStep[]; total: WaterfallStep }

/** Where each step begins and ends on the common scale. An unknown step keeps the place of the one before. */
export function waterfallSpans(values: (number | null)[]): { from: number; to: number }[] {
  let level = 0
  return values.map((value) => {
    const from = level
    level += value ?? 0
    return { from, to: level }
  })
}

/** How several amounts, one after the other, make one: value to the right, cost back to the left. */
export function Waterfall({ steps, total }: WaterfallProps) {
  const spans = waterfallSpans(steps.map((step) => step.value))
  const ends = [0, total.value ?? 0, ...spans.map((span) => span.to)]
  const [least, most] = [Math.min(...ends), Math.max(...ends)]
  const width = most - least || 1
  const place = (value: number) => (100 * (value - least)) / width

  return (
    <dl className="text-chart">
      {steps.map((step, index) => {
        const span = spans[index] ?? { from: 0, to: 0 }
        return (
          <Row
            key={step.key}
            step={step}
            from={place(Math.min(span.from, span.to))}
            to={place(Math.max(span.from, span.to))}
            joins={index < steps.length - 1 ? place(span.to) : null}
          />
        )
      })}
      <div aria-hidden className="my-1.5 border-t border-line" />
      <Row
        step={total}
        from={place(Math.min(0, total.value ?? 0))}
        to={place(Math.max(0, total.value ?? 0))}
        joins={null}
        isTotal
      />
    </dl>
  )
}

type RowProps = {
  step: WaterfallStep
  /** Per cent of the width. */
  from: number
  to: number
  /** Where the next step begins; null when there is none. */
  joins: number | null
  isTotal?: boolean
}

function Row({ step, from, to, joins, isTotal = false }: RowProps) {
  const { label, value, text, isProvisional } = step
  return (
    <div className="grid grid-cols-[7rem_minmax(0,1fr)] items-center gap-3 sm:grid-cols-[9rem_minmax(0,1fr)]">
      <dt className={clsx(isTotal && 'font-bold')}>{label}</dt>
      {/* Room at the right for the longest number, so that it never leaves the chart. */}
      <dd className="flex h-8 items-center pe-24">
        <span className="relative h-full flex-1">
          <span
            aria-hidden
            className={clsx(
              'absolute inset-y-1.5 min-w-0.5 rounded-sm',
              value === null
                ? 'w-6 border border-dashed border-ink-faint'
                : value < 0
                  ? 'bg-cost'
                  : 'bg-value',
            )}
            style={{ left: `${from}%`, ...(value === null ? {} : { width: `${to - from}%` }) }}
          />
          {joins !== null && (
            <span
              aria-hidden
              className="absolute -bottom-1.5 h-3 w-px bg-ink-faint"
              style={{ left: `${joins}%` }}
            />
          )}
          <span
            className={clsx(
              'absolute top-1/2 ms-2 -translate-y-1/2 whitespace-nowrap',
              value === null ? 'ps-6 text-ink-soft' : 'font-bold',
            )}
            style={{ left: `${to}%` }}
          >
            <span className={clsx(isProvisional && 'provisional')}>{text}</span>
          </span>
        </span>
      </dd>
    </div>
  )
}
