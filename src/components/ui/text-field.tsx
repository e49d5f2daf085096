import clsx from 'clsx'
import { useId, type ComponentProps, type ReactNode } from 'react'

export const inputClass = (hasError: boolean, extra = 'w-full') =>
  clsx(
    // 16 px on a phone, or iOS zooms into the field.
    'block min-h-11 rounded border bg-card px-3 text-lead text-ink md:min-h-10 md:text-body',
    'placeholder:text-ink-soft disabled:opacity-55',
    hasError ? 'border-fault' : 'border-line hover:border-ink-faint',
    extra,
  )

type FieldProps = {
  label: string
  hint?: string | undefined
  error?: string | undefined
  /** Something small on the label's line, such as a link. */
  aside?: ReactNode
  children: (ids: { id: string; describedBy: string | undefined; hasError: boolean }) => ReactNode
}

/** A label, a control, and under it the hint or what is wrong, tied together for a screen reader. */
export function Field({ label, hint, error, aside, children }: FieldProps) {
  const id = useId()
  const noteId = `${id}-note`
  const note = error ?? hint
  return (
    <div className="space-y-1.5">
      <div className="flex items-baseline justify-between gap-4">
        <label htmlFor={id} className="text-small font-medium">
          {label}
        </label>
        {aside}
      </div>
      {children({ id, describedBy: note === undefined ? undefined : noteId, hasError: error !== undefined })}
      {note !== undefined && (
        <p id={noteId} className={clsx('text-small', error === undefined ? 'text-ink-soft' : 'text-fault')}>
          {note}
        </p>
      )}
    </div>
  )
}

type TextFieldProps = ComponentProps<'input'> & Omit<FieldProps, 'children'>

export function TextField({ label, hint, error, aside, className, ...input }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} aside={aside}>
      {({ id, describedBy, hasError }) => (
        <input
          {...input}
          id={id}
          aria-describedby={describedBy}
          aria-invalid={hasError || undefined}
          className={inputClass(hasError, clsx('w-full', className))}
        />
      )}
    </Field>
  )
}
