import { X } from 'lucide-react'
import * as Primitive from 'radix-ui/dialog'
import type { ReactNode } from 'react'

type DialogProps = {
  title: string
  description?: string
  closeLabel: string
  onClose: () => void
  children: ReactNode
}

/** A window over the page: a sheet from below on a phone, centred on a desk. Mount it to open it. */
export function Dialog({ title, description, closeLabel, onClose, children }: DialogProps) {
  return (
    <Primitive.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 bg-ink/35" />
        <Primitive.Content
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          className="fixed inset-x-0 bottom-0 z-50 max-h-[92dvh] overflow-y-auto overscroll-contain rounded-t border-t border-line bg-card p-6 shadow-raised motion-safe:animate-[arrive_180ms_ease-out] md:inset-x-auto md:top-[10vh] md:bottom-auto md:left-1/2 md:w-full md:max-w-lg md:-translate-x-1/2 md:rounded md:border md:p-8"
        >
          <div className="flex items-start justify-between gap-4">
            <Primitive.Title className="font-serif text-section font-medium">{title}</Primitive.Title>
            <Primitive.Close
              aria-label={closeLabel}
              className="-me-2 -mt-2 grid size-11 shrink-0 place-items-center rounded text-ink-soft hover:text-ink"
            >
              <X aria-hidden size={18} />
            </Primitive.Close>
          </div>
          {description !== undefined && (
            <Primitive.Description className="mt-1 max-w-prose text-body text-ink-soft">
              {description}
            </Primitive.Description>
          )}
          <div className="mt-6">{children}</div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
