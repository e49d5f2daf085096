import clsx from 'clsx'
import type { ReactNode } from 'react'

export type BarListItem = {
  key: string
  label: ReactNode
  value: number
  /** The value as text. */
  text: string
  /** Said behind the value, softer: a share, or a reason. */
  note?: string | undefined
  tone: 'value' | 'soft' | 'warn'
}

const fills = { value: 'bg-value', soft: 'bg-value-soft', warn: 'border border-warn bg-warn-faint' }

/** Plain bars from zero on one scale, each with its number behind it. */
export function BarList({ items }: { items: BarListItem[] }) {
  const longest = Math.max(1, ...items.map((item) => item.value))
  return (
    <dl className="flex flex-col gap-4 text-chart">
      {items.map(({ key, label, value, text, note, tone }) => (
        <div
          key={key}
          className="grid grid-cols-[6.5rem_minmax(0,1fr)] items-center gap-3 sm:grid-cols-[9rem_minmax(0,1fr)]"
        >
          <dt>{label}</dt>
          <dd className="flex items-center gap-2">
            {/* The number keeps room of its own, so that the longest bar does not push it away. */}
            <span className="min-w-0 flex-1 pr-24">
              <span className="flex items-center gap-2" style={{ width: `${(100 * value) / longest}%` }}>
                {value > 0 && (
                  <span
                    aria-hidden
                    className={clsx('h-5 w-full min-w-0.5 shrink-0 rounded-sm', fills[tone])}
                  />
                )}
                <span className="whitespace-nowrap">
                  <b className="font-bold">{text}</b>
                  {note !== undefined && <span className="ml-2 text-ink-soft">{note}</span>}
                </span>
              </span>
            </span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
