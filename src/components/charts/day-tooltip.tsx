import type { DayBar, DayBarsProps } from './day-bars'

type DayTooltipProps = Pick<
  DayBarsProps,
  'series' | 'earlier' | 'formatValue' | 'formatDay' | 'unfinishedNote' | 'incompleteNote' | 'missingNote'
> & { bar: DayBar | undefined }

/** The numbers of the day under the pointer, or that the arrow keys have come to. */
export function DayTooltip({
  bar,
  series,
  earlier,
  formatValue,
  formatDay,
  unfinishedNote,
  incompleteNote,
  missingNote,
}: DayTooltipProps) {
  if (!bar) return null
  const note = {
    finished: null,
    unfinished: unfinishedNote,
    incomplete: incompleteNote ?? null,
    missing: missingNote,
  }[bar.state]
  return (
    <div className="rounded border border-line bg-card px-3 py-2 text-chart text-ink shadow-raised">
      <p className="font-bold">{formatDay(bar.day)}</p>
      {bar.state !== 'missing' && (
        <dl className="mt-1 grid grid-cols-[1fr_auto] gap-x-4 tabular-nums">
          {series
            .map((each, index) => ({ ...each, value: bar.values[index] ?? 0 }))
            // The order of the eye: the top of the stack first.
            .reverse()
            .map(({ name, value }) => (
              <div key={name} className="contents">
                <dt className="text-ink-soft">{name}</dt>
                <dd className="text-right">{formatValue(value)}</dd>
              </div>
            ))}
          {earlier !== undefined && typeof bar.earlier === 'number' && (
            <div className="contents text-ink-soft">
              <dt>{earlier.name}</dt>
              <dd className="text-right">{formatValue(bar.earlier)}</dd>
            </div>
          )}
        </dl>
      )}
      {note !== null && <p className="mt-1 text-ink-soft">{note}</p>}
    </div>
  )
}
