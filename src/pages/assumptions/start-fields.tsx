import { Choice } from '@/components/ui/choice'
import { TextField } from '@/components/ui/text-field'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useToday } from '@/hooks/use-today'
import { monthOf } from '@/lib/periods'
import type { DraftFieldsProps } from './number-fields'
import { startDay, starts } from './read-assumption'

/** Since when the number holds, and what that means for what was counted before. */
export function StartFields({ view, draft, wrong, onChange }: DraftFieldsProps) {
  const words = useMessages().assumptions.form
  const formats = useFormats()
  const today = useToday()
  const first = startDay(draft, today)
  const isReplacing = view.versions.some(({ validFrom }) => validFrom === first)
  const labels = {
    ...words.starts,
    month: words.starts.month(formats.day(`${monthOf(today)}-01`)),
  }
  return (
    <div className="space-y-3">
      <Choice
        label={words.start}
        value={draft.start}
        options={starts.map((value) => ({ value, label: labels[value] }))}
        onChoose={(start) => onChange({ start })}
      />
      {draft.start === 'day' && (
        <TextField
          type="date"
          label={words.day}
          value={draft.day}
          error={wrong.day === undefined ? undefined : words.errors.day}
          onChange={(event) => onChange({ day: event.target.value })}
        />
      )}
      <p className="text-small text-ink-soft">
        {draft.start === 'beginning' ? words.startHint.beginning : words.startHint.later}
        {isReplacing && ` ${words.startHint.replaces}`}
      </p>
    </div>
  )
}
