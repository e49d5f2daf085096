import { Plus, X } from 'lucide-react'
import { Checkbox } from '@/components/ui/checkbox'
import { useMessages } from '@/hooks/use-messages'
import { ClockField } from './clock-field'
import type { Span } from './hours-draft'

type DayRowProps = {
  day: string
  spans: Span[]
  hasError: boolean
  onOpen: (isOpen: boolean) => void
  onSpan: (place: number, span: Span) => void
  onAdd: () => void
  onRemove: (place: number) => void
}

/** One weekday: open or not, and from when to when. */
export function DayRow({ day, spans, hasError, onOpen, onSpan, onAdd, onRemove }: DayRowProps) {
  const words = useMessages().settings.hours
  const isOpen = spans.length > 0
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-2 py-2.5">
      <label className="flex min-h-11 w-36 items-center gap-3 text-body md:min-h-10">
        <Checkbox
          checked={isOpen}
          aria-label={words.openNamed(day)}
          onChange={(event) => onOpen(event.target.checked)}
        />
        {day}
      </label>
      {isOpen ? (
        <div className="flex flex-1 flex-wrap items-start gap-x-2 gap-y-2">
          <div className="space-y-2">
            {spans.map(([opens, closes], place) => (
              <div key={place} className="flex items-center gap-2">
                <ClockField
                  label={words.opens(day)}
                  value={opens}
                  hasError={hasError}
                  onChange={(time) => onSpan(place, [time, closes])}
                />
                <span className="text-small text-ink-soft">{words.to}</span>
                <ClockField
                  label={words.closes(day)}
                  value={closes}
                  hasError={hasError}
                  onChange={(time) => onSpan(place, [opens, time])}
                />
                {spans.length > 1 && (
                  <button
                    type="button"
                    aria-label={words.removeSpan(day)}
                    onClick={() => onRemove(place)}
                    className="grid size-10 place-items-center rounded text-ink-soft hover:text-ink"
                  >
                    <X aria-hidden size={16} />
                  </button>
                )}
              </div>
            ))}
          </div>
          {spans.length < 3 && (
            <button
              type="button"
              aria-label={words.addSpanNamed(day)}
              title={words.addSpan}
              onClick={onAdd}
              className="grid size-11 place-items-center rounded text-ink-soft hover:text-ink md:size-10"
            >
              <Plus aria-hidden size={16} />
            </button>
          )}
        </div>
      ) : (
        <p className="flex min-h-11 items-center text-small text-ink-soft md:min-h-10">{words.closed}</p>
      )}
    </div>
  )
}
