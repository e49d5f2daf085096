import { Check } from 'lucide-react'
import type { ComponentProps } from 'react'

/** A box to tick, drawn for both themes: the browser's own is a grey block in the dark. */
export function Checkbox(props: Omit<ComponentProps<'input'>, 'type' | 'className'>) {
  return (
    <span className="relative inline-grid shrink-0 place-items-center">
      <input
        {...props}
        type="checkbox"
        className="peer size-5 appearance-none rounded-sm border border-ink-faint bg-card checked:border-value checked:bg-value"
      />
      <Check
        aria-hidden
        size={14}
        strokeWidth={2.5}
        className="pointer-events-none absolute hidden text-on-fill peer-checked:block"
      />
    </span>
  )
}
