import { Info } from 'lucide-react'
import { useId, useRef, type ReactNode, type ToggleEvent } from 'react'

const gap = 6
const edge = 16

/** Puts the panel over its button, so that the number under it stays in sight, and in from the window's edges. */
function place(panel: HTMLElement, button: HTMLElement) {
  const at = button.getBoundingClientRect()
  const widest = document.documentElement.clientWidth - panel.offsetWidth - edge
  panel.style.left = `${Math.max(edge, Math.min(at.left - edge, widest)) + window.scrollX}px`
  const above = at.top - panel.offsetHeight + gap
  panel.style.top = `${(above >= edge ? above : at.bottom) + window.scrollY}px`
}

type InfoPopoverProps = {
  /** What a screen reader calls the button. */
  label: string
  children: ReactNode
}

/**
 * The (i) beside a number. The browser's own popover closes it on Escape and on a tap elsewhere, gives the focus
 * back and lies above everything, so there is no code for that here.
 */
export function InfoPopover({ label, children }: InfoPopoverProps) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const placeWhenOpen = (event: ToggleEvent<HTMLDivElement>) => {
    if (event.newState === 'open' && button.current) place(event.currentTarget, button.current)
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={label}
        popoverTarget={id}
        className="print-hidden -m-2.5 inline-grid size-9 shrink-0 place-items-center rounded-full text-ink-faint hover:text-ink"
      >
        <Info aria-hidden size={14} strokeWidth={1.75} />
      </button>
      <div
        id={id}
        popover="auto"
        onToggle={placeWhenOpen}
        className="absolute inset-auto m-0 w-72 max-w-[calc(100vw-2rem)] rounded border border-line bg-card p-4 text-left text-small text-ink shadow-raised"
      >
        {children}
      </div>
    </>
  )
}
