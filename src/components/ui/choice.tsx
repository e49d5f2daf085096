import clsx from 'clsx'
import { useId } from 'react'

type ChoiceProps<Value extends string> = {
  label: string
  value: Value
  options: { value: Value; label: string; lang?: string }[]
  onChoose: (value: Value) => void
}

/** A few alternatives of which one holds, all in sight: radio buttons in one row. */
export function Choice<Value extends string>({ label, value, options, onChoose }: ChoiceProps<Value>) {
  const name = useId()
  return (
    <fieldset>
      <legend className="mb-1.5 text-small font-medium">{label}</legend>
      <div className="inline-flex flex-wrap gap-1 rounded border border-line bg-card p-1">
        {options.map((option) => (
          <label
            key={option.value}
            lang={option.lang}
            className={clsx(
              'flex min-h-9 cursor-pointer items-center rounded-sm px-3 text-small has-focus-visible:outline-2 has-focus-visible:outline-value md:min-h-8',
              option.value === value ? 'bg-value-faint font-medium text-ink' : 'text-ink-soft hover:text-ink',
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChoose(option.value)}
              className="sr-only"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
