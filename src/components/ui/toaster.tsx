import clsx from 'clsx'
import { X } from 'lucide-react'

type ToasterProps = {
  toasts: { id: number; tone: 'calm' | 'fault'; text: string }[]
  closeLabel: string
  onDismiss: (id: number) => void
}

/** What was said in passing, above the bottom bar on a phone. Always in the page, so that it is read out. */
export function Toaster({ toasts, closeLabel, onDismiss }: ToasterProps) {
  return (
    <div
      role="status"
      className="print-hidden pointer-events-none fixed inset-x-4 bottom-[calc(var(--bar-height)+1rem)] z-50 flex flex-col items-center gap-2 md:bottom-6"
    >
      {toasts.map((toast) => (
        <div
          key={toast.id}
          className={clsx(
            'pointer-events-auto flex max-w-md items-center gap-3 rounded border bg-card py-1 ps-4 pe-1 text-small shadow-raised motion-safe:animate-[arrive_180ms_ease-out]',
            toast.tone === 'fault' ? 'border-fault' : 'border-line',
          )}
        >
          <p>{toast.text}</p>
          <button
            type="button"
            aria-label={closeLabel}
            onClick={() => onDismiss(toast.id)}
            className="grid size-10 shrink-0 place-items-center text-ink-soft hover:text-ink"
          >
            <X aria-hidden size={16} />
          </button>
        </div>
      ))}
    </div>
  )
}
