import type { ReactNode } from 'react'
import { Button, type ButtonVariant } from './button'
import { Notice } from './notice'

type DialogFormProps = {
  onSubmit: (typed: FormData) => void
  /** Why nothing can be sent now, such as being offline; the button waits with it. */
  blocked?: string | null
  /** Why it did not work; read out at once. */
  failure?: ReactNode
  submit: string
  busy: string
  isBusy: boolean
  isDisabled?: boolean
  variant?: ButtonVariant
  children: ReactNode
}

/** What is asked for in a window, and the one button that sends it. */
export function DialogForm({
  onSubmit,
  blocked = null,
  failure = null,
  submit,
  busy,
  isBusy,
  isDisabled = false,
  variant = 'primary',
  children,
}: DialogFormProps) {
  return (
    <form
      noValidate
      autoComplete="off"
      className="space-y-5"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit(new FormData(event.currentTarget))
      }}
    >
      {blocked !== null && <Notice tone="warn">{blocked}</Notice>}
      <DialogFailure>{failure}</DialogFailure>
      {children}
      <Button
        type="submit"
        variant={variant}
        className="w-full"
        disabled={isDisabled || blocked !== null}
        isBusy={isBusy}
        busyLabel={busy}
      >
        {submit}
      </Button>
    </form>
  )
}

/** Why an act did not work, inside its window; a sentence, or a notice of its own. Nothing while all is well. */
export function DialogFailure({ children }: { children: ReactNode }) {
  if (typeof children !== 'string') return children
  return (
    <Notice tone="fault" isAlert>
      {children}
    </Notice>
  )
}
