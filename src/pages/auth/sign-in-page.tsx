import { useRef, useState } from 'react'
import { useLocation } from 'react-router'
import * as z from 'zod/mini'
import { paths } from '@/app/paths'
import { Button } from '@/components/ui/button'
import { useMessages } from '@/hooks/use-messages'
import { linkProblem } from '@/lib/auth-problem'
import { supabase } from '@/lib/supabase'
import { EmailField, KnownPasswordField } from './auth-fields'
import { AuthForm } from './auth-form'
import { AuthHeading } from './auth-heading'
import { CheckMail } from './check-mail'
import { email, knownPassword } from './credentials'
import { TextLink } from './text-link'
import { useAuthForm } from './use-auth-form'

const credentials = z.object({ email, password: knownPassword })

async function signIn(values: z.infer<typeof credentials>) {
  const { error } = await supabase.auth.signInWithPassword(values)
  if (error !== null) throw error
}

/** Sends a link that signs in, and never makes an account for a mistyped address. */
async function sendMagicLink(address: string) {
  const { error } = await supabase.auth.signInWithOtp({
    email: address,
    options: { shouldCreateUser: false, emailRedirectTo: window.location.origin },
  })
  // An unknown address is answered as a known one: nobody learns here who has an account.
  if (error !== null && error.code !== 'otp_disabled' && error.code !== 'user_not_found') throw error
}

export function SignInPage() {
  const words = useMessages().auth.signIn
  const { hash, state } = useLocation()
  const emailInput = useRef<HTMLInputElement>(null)
  const [sentTo, setSentTo] = useState<string | null>(null)
  const [isMailing, setIsMailing] = useState(false)
  const form = useAuthForm(credentials, signIn)

  function mailLink() {
    const address = email.safeParse(emailInput.current?.value.trim())
    form.setFieldProblems(address.success ? {} : { email: 'email' })
    if (!address.success) {
      emailInput.current?.focus()
      return
    }
    setIsMailing(true)
    void form
      .attempt(async () => {
        await sendMagicLink(address.data)
        setSentTo(address.data)
      })
      .finally(() => setIsMailing(false))
  }

  if (sentTo !== null) return <CheckMail kind="magicLink" email={sentTo} onBack={() => setSentTo(null)} />
  return (
    <>
      <AuthHeading title={words.title} />
      <AuthForm
        form={{ ...form, isBusy: form.isBusy && !isMailing }}
        earlierProblem={linkProblem(hash)}
        submit={words.submit}
        busy={words.busy}
        other={
          <Button className="w-full" onClick={mailLink} isBusy={isMailing} busyLabel={words.magicBusy}>
            {words.magicLink}
          </Button>
        }
      >
        <EmailField ref={emailInput} error={form.errorOf('email')} />
        <KnownPasswordField
          error={form.errorOf('password')}
          aside={<TextLink to={paths.forgotPassword.href()}>{words.forgot}</TextLink>}
        />
      </AuthForm>
      <p className="mt-8 text-small text-ink-soft">
        {words.noAccount}{' '}
        <TextLink to={paths.signUp.href()} state={state}>
          {words.toSignUp}
        </TextLink>
      </p>
    </>
  )
}
