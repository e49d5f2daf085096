import { useState } from 'react'
import * as z from 'zod/mini'
import { paths } from '@/app/paths'
import { useMessages } from '@/hooks/use-messages'
import { supabase } from '@/lib/supabase'
import { EmailField } from './auth-fields'
import { AuthForm } from './auth-form'
import { AuthHeading } from './auth-heading'
import { CheckMail } from './check-mail'
import { email } from './credentials'
import { TextLink } from './text-link'
import { useAuthForm } from './use-auth-form'

const request = z.object({ email })

export function ForgotPasswordPage() {
  const words = useMessages().auth.forgot
  const [sentTo, setSentTo] = useState<string | null>(null)
  const form = useAuthForm(request, async (values) => {
    const { error } = await supabase.auth.resetPasswordForEmail(values.email, {
      redirectTo: window.location.origin + paths.resetPassword.href(),
    })
    if (error !== null && error.code !== 'user_not_found') throw error
    setSentTo(values.email)
  })

  if (sentTo !== null) return <CheckMail kind="recovery" email={sentTo} />
  return (
    <>
      <AuthHeading title={words.title} lead={words.lead} />
      <AuthForm form={form} submit={words.submit} busy={words.busy}>
        <EmailField error={form.errorOf('email')} />
      </AuthForm>
      <p className="mt-8">
        <TextLink to={paths.signIn.href()}>{words.toSignIn}</TextLink>
      </p>
    </>
  )
}
