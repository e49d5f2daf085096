import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { Field, inputClass } from './text-field'

type Option = { value: string; label: string }

type SelectFieldProps = ComponentProps<'select'> & {
  label: string
  hint?: string | undefined
  error?: string | undefined
  options: Option[]
}

/** The system's own list: the best one there is on a phone, and it costs nothing. */
export function SelectField({ label, hint, error, options, ...select }: SelectFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {({ id, describedBy, hasError }) => (
        <div className="relative">
          <select
            {...select}
            id={id}
            aria-describedby={describedBy}
            aria-invalid={hasError || undefined}
            className={inputClass(hasError, 'w-full appearance-none pe-10 text-ellipsis')}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown
            aria-hidden
            size={16}
            className="pointer-events-none absolute inset-y-0 end-3 my-auto"
          />
        </div>
      )}
    </Field>
  )
}

type PickerProps = ComponentProps<'select'> & { label: string; options: Option[] }

/** A small select that stands alone, as over a page; its label is for those who cannot see where it stands. */
export function Picker({ label, options, ...select }: PickerProps) {
  return (
    <span className="relative inline-block">
      <select
        {...select}
        aria-label={label}
        className="min-h-11 appearance-none rounded border border-line bg-card ps-3 pe-8 text-small font-medium hover:border-ink-faint md:min-h-9"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        size={14}
        className="pointer-events-none absolute inset-y-0 end-2.5 my-auto text-ink-soft"
      />
    </span>
  )
}
