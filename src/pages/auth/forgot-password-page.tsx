import { useState } from 'react'
import * as z from 'zod/mini'
import { paths } from '@/app/paths'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import { useMessages } from '@/hooks/use-messages'
import { supabase } from '@/lib/supabase'
import { AuthHeading } from './auth-heading'
import { AuthProblemNotice } from './auth-problem-notice'
import { CheckMail } from './check-mail'
import { email } from './credentials'
import { TextLink } from './text-link'
import { useAuthForm } from './use-auth-form'

const request = z.object({ email })

export function ForgotPasswordPage() {
  const { forgot: words, fields, invalid } = useMessages().auth
  const [sentTo, setSentTo] = useState<string | null>(null)
  const form = useAuthForm(request, async (values) => {
    const { error } = await supabase.auth.resetPasswordForEmail(values.email, {
      redirectTo: window.location.origin + paths.resetPassword.href(),
    })
    if (error !== null && error.code !== 'user_not_found') throw error
    setSentTo(values.email)
  })
  const kind = form.fieldProblems.email

  if (sentTo !== null) return <CheckMail kind="recovery" email={sentTo} />
  return (
    <>
      <AuthHeading title={words.title} lead={words.lead} />
      <form noValidate onSubmit={form.submit} className="space-y-5">
        <AuthProblemNotice problem={form.problem} />
        <TextField
          label={fields.email}
          name="email"
          type="email"
          autoComplete="username"
          error={kind === undefined ? undefined : invalid[kind]}
          required
        />
        <Button
          type="submit"
          variant="primary"
          className="w-full"
          isBusy={form.isBusy}
          busyLabel={words.busy}
        >
          {words.submit}
        </Button>
      </form>
      <p className="mt-8">
        <TextLink to={paths.signIn.href()}>{words.toSignIn}</TextLink>
      </p>
    </>
  )
}
