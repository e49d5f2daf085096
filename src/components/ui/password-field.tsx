import { Eye, EyeOff } from 'lucide-react'
import { useState, type ComponentProps, type ReactNode } from 'react'
import { Field, inputClass } from './text-field'

type PasswordFieldProps = Omit<ComponentProps<'input'>, 'type'> & {
  label: string
  showLabel: string
  hideLabel: string
  hint?: string | undefined
  error?: string | undefined
  aside?: ReactNode
}

/** A secret one may look at while typing. */
export function PasswordField({
  label,
  showLabel,
  hideLabel,
  hint,
  error,
  aside,
  ...input
}: PasswordFieldProps) {
  const [isShown, setIsShown] = useState(false)
  const Icon = isShown ? EyeOff : Eye
  return (
    <Field label={label} hint={hint} error={error} aside={aside}>
      {({ id, describedBy, hasError }) => (
        <div className="relative">
          <input
            {...input}
            id={id}
            type={isShown ? 'text' : 'password'}
            aria-describedby={describedBy}
            aria-invalid={hasError || undefined}
            autoCapitalize="off"
            autoCorrect="off"
            spellCheck={false}
            className={inputClass(hasError, 'w-full pe-12')}
          />
          <button
            type="button"
            aria-label={isShown ? hideLabel : showLabel}
            aria-controls={id}
            aria-pressed={isShown}
            onClick={() => setIsShown((shown) => !shown)}
            className="absolute inset-y-0 end-0 grid w-11 place-items-center text-ink-soft hover:text-ink"
          >
            <Icon aria-hidden size={18} strokeWidth={1.6} />
          </button>
        </div>
      )}
    </Field>
  )
}
