import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import type { AuthProblem } from '@/lib/auth-problem'
import { AuthProblemNotice } from './auth-problem-notice'
import type { AuthFormState } from './use-auth-form'

type AuthFormProps = {
  form: Pick<AuthFormState, 'submit' | 'problem' | 'isBusy'>
  /** What went wrong before this form, such as a link that is too old. */
  earlierProblem?: AuthProblem | null
  submit: string
  busy: string
  children: ReactNode
  /** Another way on, under the button. */
  other?: ReactNode
}

/** A form before sign-in: what went wrong, the fields, and the one button. */
export function AuthForm({ form, earlierProblem = null, submit, busy, children, other }: AuthFormProps) {
  return (
    <form noValidate onSubmit={form.submit} className="space-y-5">
      <AuthProblemNotice problem={form.problem ?? earlierProblem} />
      {children}
      <div className="space-y-3 pt-2">
        <Button type="submit" variant="primary" className="w-full" isBusy={form.isBusy} busyLabel={busy}>
          {submit}
        </Button>
        {other}
      </div>
    </form>
  )
}
