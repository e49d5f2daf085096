import clsx from 'clsx'
import type { ComponentProps } from 'react'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger' | 'danger-quiet'

const look: Record<ButtonVariant, string> = {
  primary: 'bg-value text-on-fill hover:opacity-90',
  secondary: 'border border-line bg-card text-ink hover:border-ink-faint',
  quiet: 'text-ink-soft hover:bg-value-faint hover:text-ink',
  danger: 'bg-fault text-on-fill hover:opacity-90',
  'danger-quiet': 'border border-line bg-card text-fault hover:border-fault',
}

/** The shared look of things one presses; links that act like buttons use it too. */
export const buttonClass = (variant: ButtonVariant = 'secondary', extra?: string) =>
  clsx(
    'inline-flex min-h-11 items-center justify-center gap-2 rounded px-4 text-body font-medium whitespace-nowrap',
    'transition-[opacity,border-color,background-color] duration-150 md:min-h-9 md:px-3.5 md:text-small',
    'disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55',
    look[variant],
    extra,
  )

type ButtonProps = ComponentProps<'button'> & {
  variant?: ButtonVariant
  busyLabel?: string
  isBusy?: boolean
}

/** A button. While busy it says so, keeps its place and focus, and takes no second press. */
export function Button({
  variant,
  isBusy = false,
  busyLabel,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass(variant, className)}
      aria-disabled={isBusy || undefined}
      aria-busy={isBusy || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
    >
      {isBusy && busyLabel !== undefined ? busyLabel : children}
    </button>
  )
}
