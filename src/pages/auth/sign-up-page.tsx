import { useState } from 'react'
import { useLocation } from 'react-router'
import { AuthApiError } from '@supabase/supabase-js'
import * as z from 'zod/mini'
import { paths } from '@/app/paths'
import { Button } from '@/components/ui/button'
import { PasswordField } from '@/components/ui/password-field'
import { TextField } from '@/components/ui/text-field'
import { useMessages } from '@/hooks/use-messages'
import { useLocale } from '@/hooks/use-ui-store'
import { supabase } from '@/lib/supabase'
import { AuthHeading } from './auth-heading'
import { AuthProblemNotice } from './auth-problem-notice'
import { CheckMail } from './check-mail'
import { businessName, email, newPassword } from './credentials'
import { TextLink } from './text-link'
import { useAuthForm } from './use-auth-form'

const newAccount = z.object({ business_name: businessName, email, password: newPassword })

export function SignUpPage() {
  const { signUp: words, fields, invalid } = useMessages().auth
  const locale = useLocale()
  const { state } = useLocation()
  const [sentTo, setSentTo] = useState<string | null>(null)

  const form = useAuthForm(newAccount, async (values) => {
    const { data, error } = await supabase.auth.signUp({
      email: values.email,
      password: values.password,
      options: {
        data: { business_name: values.business_name, locale },
        emailRedirectTo: window.location.origin,
      },
    })
    if (error !== null) throw error
    // With confirmation on, a known address is answered with a made-up user that has no identity.
    if (data.user?.identities?.length === 0)
      throw new AuthApiError('Already registered', 422, 'user_already_exists')
    if (data.session === null) setSentTo(values.email)
  })
  const wordsFor = (field: string) => {
    const kind = form.fieldProblems[field]
    return kind === undefined ? undefined : invalid[kind]
  }

  if (sentTo !== null) return <CheckMail kind="confirm" email={sentTo} />
  return (
    <>
      <AuthHeading title={words.title} lead={words.lead} />
      <form noValidate onSubmit={form.submit} className="space-y-5">
        <AuthProblemNotice problem={form.problem} />
        <TextField
          label={fields.businessName}
          hint={fields.businessHint}
          name="business_name"
          autoComplete="organization"
          maxLength={120}
          error={wordsFor('business_name')}
          required
        />
        <TextField
          label={fields.email}
          name="email"
          type="email"
          autoComplete="username"
          error={wordsFor('email')}
          required
        />
        <PasswordField
          label={fields.password}
          hint={fields.passwordHint}
          showLabel={fields.showPassword}
          hideLabel={fields.hidePassword}
          name="password"
          autoComplete="new-password"
          error={wordsFor('password')}
          required
        />
        <div className="pt-2">
          <Button
            type="submit"
            variant="primary"
            className="w-full"
            isBusy={form.isBusy}
            busyLabel={words.busy}
          >
            {words.submit}
          </Button>
        </div>
      </form>
      <p className="mt-8 text-small text-ink-soft">
        {words.haveAccount}{' '}
        <TextLink to={paths.signIn.href()} state={state}>
          {words.toSignIn}
        </TextLink>
      </p>
    </>
  )
}
