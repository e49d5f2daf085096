import { X } from 'lucide-react'
import * as Primitive from 'radix-ui/dialog'
import { useState, type ReactNode } from 'react'

type DialogProps = {
  title: string
  description?: string
  /** A small line over the title, such as which step this is. */
  eyebrow?: string
  closeLabel: string
  onClose: () => void
  /** Holds something that is shown only once: a stray tap beside it does not close it. */
  isSticky?: boolean
  children: ReactNode
}

/** With a keyboard at hand the first field is ready to type in; on a phone its keyboard would hide the rest. */
function focusFirstField(event: Event) {
  const window = event.currentTarget
  if (!(window instanceof HTMLElement) || !matchMedia('(pointer: fine)').matches) return
  const field = window.querySelector<HTMLElement>('input:not([readonly]), select')
  if (field === null) return
  event.preventDefault()
  field.focus()
}

/** A window over the page: a sheet from below on a phone, centred on a desk. Mount it to open it. */
export function Dialog({
  title,
  description,
  eyebrow,
  closeLabel,
  onClose,
  isSticky = false,
  children,
}: DialogProps) {
  // There is no trigger inside: whatever had the focus gets it back.
  const [opener] = useState(() => document.activeElement)
  return (
    <Primitive.Root open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 bg-veil" />
        <Primitive.Content
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          onOpenAutoFocus={focusFirstField}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (opener instanceof HTMLElement) opener.focus()
          }}
          onInteractOutside={isSticky ? (event) => event.preventDefault() : undefined}
          className="fixed inset-x-0 bottom-0 z-50 max-h-[92dvh] overflow-y-auto overscroll-contain rounded-t border-t border-line bg-card p-6 pb-[calc(1.5rem+env(safe-area-inset-bottom))] shadow-raised motion-safe:animate-[arrive_180ms_ease-out] md:inset-0 md:m-auto md:h-fit md:w-full md:max-w-lg md:rounded md:border md:p-8"
        >
          <div className="flex items-start justify-between gap-4">
            <div>
              {eyebrow !== undefined && <p className="mb-1 text-small text-ink-soft">{eyebrow}</p>}
              <Primitive.Title className="text-section">{title}</Primitive.Title>
            </div>
            <Primitive.Close
              aria-label={closeLabel}
              className="-me-2 -mt-2 grid size-11 shrink-0 place-items-center rounded text-ink-soft hover:text-ink"
            >
              <X aria-hidden size={18} />
            </Primitive.Close>
          </div>
          {description !== undefined && (
            <Primitive.Description className="mt-2 max-w-prose text-body text-ink-soft">
              {description}
            </Primitive.Description>
          )}
          <div className="mt-6">{children}</div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
