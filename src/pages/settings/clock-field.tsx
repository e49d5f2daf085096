import { inputClass } from '@/components/ui/text-field'
import { readClock } from './hours-draft'

type ClockFieldProps = { label: string; value: string; hasError: boolean; onChange: (time: string) => void }

/**
 * A time on the 24-hour clock. Not the browser's own field: that one follows the language of the browser,
 * and would ask a Swedish salon for AM and PM.
 */
export function ClockField({ label, value, hasError, onChange }: ClockFieldProps) {
  return (
    <input
      type="text"
      inputMode="numeric"
      autoComplete="off"
      maxLength={5}
      aria-label={label}
      aria-invalid={hasError || undefined}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onBlur={(event) => onChange(readClock(event.target.value) ?? event.target.value)}
      className={inputClass(hasError, 'w-20 text-center')}
    />
  )
}
