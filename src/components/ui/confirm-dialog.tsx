import type { ReactNode } from 'react'
import { Button, type ButtonVariant } from './button'
import { Dialog } from './dialog'
import { DialogFailure } from './dialog-form'
import { Notice } from './notice'

type ConfirmDialogProps = {
  /** The act, as a question. */
  title: string
  /** What goes, and what holds instead. */
  description: string
  eyebrow?: string
  /** Why it cannot be done now, such as being offline. */
  blocked?: string | null
  /** Why it did not work; read out at once. */
  failure?: ReactNode
  submit: string
  busy: string
  isBusy: boolean
  variant?: ButtonVariant
  /** The way back: nothing is done. */
  keep: string
  closeLabel: string
  onConfirm: () => void
  onClose: () => void
  /** What the act does to the figures. */
  children?: ReactNode
}

/** Asks before an act that cannot simply be taken back: what it does, the act, and the way out. */
export function ConfirmDialog({
  title,
  description,
  eyebrow,
  blocked = null,
  failure = null,
  submit,
  busy,
  isBusy,
  variant = 'danger',
  keep,
  closeLabel,
  onConfirm,
  onClose,
  children,
}: ConfirmDialogProps) {
  return (
    <Dialog
      title={title}
      description={description}
      {...(eyebrow === undefined ? {} : { eyebrow })}
      closeLabel={closeLabel}
      onClose={onClose}
    >
      <div className="space-y-5">
        {blocked !== null && <Notice tone="warn">{blocked}</Notice>}
        {children}
        <DialogFailure>{failure}</DialogFailure>
        <div className="flex flex-wrap gap-3">
          <Button
            variant={variant}
            className="flex-1"
            disabled={blocked !== null}
            isBusy={isBusy}
            busyLabel={busy}
            onClick={onConfirm}
          >
            {submit}
          </Button>
          <Button className="flex-1" onClick={onClose}>
            {keep}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
