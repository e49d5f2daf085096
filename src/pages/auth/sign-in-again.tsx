import * as Dialog from 'radix-ui/dialog'
import * as z from 'zod/mini'
import { Button } from '@/components/ui/button'
import { useMessages } from '@/hooks/use-messages'
import { useSession } from '@/hooks/use-session'
import { supabase } from '@/lib/supabase'
import { KnownEmail, KnownPasswordField } from './auth-fields'
import { AuthForm } from './auth-form'
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
          <div className="mt-8">
            <AuthForm
              form={form}
              submit={auth.signIn.submit}
              busy={auth.signIn.busy}
              other={
                <Button variant="quiet" className="w-full" onClick={() => void signOut()}>
                  {auth.expired.other}
                </Button>
              }
            >
              <p className="text-body font-medium">{email}</p>
              <KnownEmail email={email} />
              <KnownPasswordField error={form.errorOf('password')} />
            </AuthForm>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
