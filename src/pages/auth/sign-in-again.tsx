import * as Dialog from 'radix-ui/dialog'
import * as z from 'zod/mini'
import { Button } from '@/components/ui/button'
import { PasswordField } from '@/components/ui/password-field'
import { useMessages } from '@/hooks/use-messages'
import { useSession } from '@/hooks/use-session'
import { supabase } from '@/lib/supabase'
import { AuthProblemNotice } from './auth-problem-notice'
import { knownPassword } from './credentials'
import { useAuthForm } from './use-auth-form'

const secret = z.object({ password: knownPassword })

/**
 * Stands over the page of someone whose sign-in ran out. The page stays as it was underneath, but covered:
 * whoever sits down at an abandoned desk reads no figures.
 */
export function SignInAgain({ email }: { email: string }) {
  const { auth } = useMessages()
  const { signOut } = useSession()
  const form = useAuthForm(secret, async ({ password }) => {
    const { error } = await supabase.auth.signInWithPassword({ email, password })
    if (error !== null) throw error
  })
  const kind = form.fieldProblems.password

  return (
    <Dialog.Root open>
      <Dialog.Portal>
        <Dialog.Overlay data-cover className="fixed inset-0 z-40 bg-paper" />
        <Dialog.Content
          onEscapeKeyDown={(event) => event.preventDefault()}
          onInteractOutside={(event) => event.preventDefault()}
          className="fixed inset-x-5 top-[12vh] z-50 mx-auto max-w-sm"
        >
          <Dialog.Title className="font-serif text-headline font-medium">{auth.expired.title}</Dialog.Title>
          <Dialog.Description className="mt-4 text-lead text-ink-soft">
            {auth.expired.explain}
          </Dialog.Description>
          <form noValidate onSubmit={form.submit} className="mt-8 space-y-5">
            <AuthProblemNotice problem={form.problem} />
            <p className="text-body font-medium">{email}</p>
            <input
              type="email"
              name="username"
              autoComplete="username"
              defaultValue={email}
              readOnly
              hidden
            />
            <PasswordField
              label={auth.fields.password}
              showLabel={auth.fields.showPassword}
              hideLabel={auth.fields.hidePassword}
              name="password"
              autoComplete="current-password"
              error={kind === undefined ? undefined : auth.invalid[kind]}
              required
            />
            <Button
              type="submit"
              variant="primary"
              className="w-full"
              isBusy={form.isBusy}
              busyLabel={auth.signIn.busy}
            >
              {auth.signIn.submit}
            </Button>
            <Button variant="quiet" className="w-full" onClick={() => void signOut()}>
              {auth.expired.other}
            </Button>
          </form>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
