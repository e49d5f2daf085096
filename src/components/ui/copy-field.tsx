import { Check, Copy } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { Button } from './button'

type CopyFieldProps = { label: string; value: string; copyLabel: string; copiedLabel: string }

/** Something to take along: readable in full, copied by one press, and selectable where copying is blocked. */
export function CopyField({ label, value, copyLabel, copiedLabel }: CopyFieldProps) {
  const id = useId()
  const input = useRef<HTMLTextAreaElement>(null)
  const [isCopied, setIsCopied] = useState(false)

  useEffect(() => {
    if (!isCopied) return
    const timer = window.setTimeout(() => setIsCopied(false), 4000)
    return () => window.clearTimeout(timer)
  }, [isCopied])

  async function copy() {
    try {
      await navigator.clipboard.writeText(value)
      setIsCopied(true)
    } catch {
      // No permission, or no secure origin: leave it selected for the reader's own copy.
      input.current?.select()
    }
  }

  return (
    <div className="space-y-1.5">
      <label htmlFor={id} className="text-small font-medium">
        {label}
      </label>
      <div className="rounded border border-line bg-paper p-3">
        <textarea
          ref={input}
          id={id}
          readOnly
          value={value}
          rows={2}
          onFocus={(event) => event.currentTarget.select()}
          className="block field-sizing-content w-full resize-none bg-transparent text-small break-all"
        />
        <Button variant="primary" className="mt-2 w-full" onClick={() => void copy()}>
          {isCopied ? <Check aria-hidden size={16} /> : <Copy aria-hidden size={16} />}
          <span aria-live="polite">{isCopied ? copiedLabel : copyLabel}</span>
        </Button>
      </div>
    </div>
  )
}
