import { useState } from 'react'
import { useLocation } from 'react-router'
import { AuthApiError } from '@supabase/supabase-js'
import * as z from 'zod/mini'
import { paths } from '@/app/paths'
import { TextField } from '@/components/ui/text-field'
import { useMessages } from '@/hooks/use-messages'
import { useLocale } from '@/hooks/use-ui-store'
import { supabase } from '@/lib/supabase'
import { EmailField, NewPasswordField } from './auth-fields'
import { AuthForm } from './auth-form'
import { AuthHeading } from './auth-heading'
import { CheckMail } from './check-mail'
import { businessName, email, newPassword } from './credentials'
import { TextLink } from './text-link'
import { useAuthForm } from './use-auth-form'

const newAccount = z.object({ business_name: businessName, email, password: newPassword })

export function SignUpPage() {
  const { signUp: words, fields } = useMessages().auth
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

  if (sentTo !== null) return <CheckMail kind="confirm" email={sentTo} />
  return (
    <>
      <AuthHeading title={words.title} lead={words.lead} />
      <AuthForm form={form} submit={words.submit} busy={words.busy}>
        <TextField
          label={fields.businessName}
          hint={fields.businessHint}
          name="business_name"
          autoComplete="organization"
          maxLength={120}
          error={form.errorOf('business_name')}
          required
        />
        <EmailField error={form.errorOf('email')} />
        <NewPasswordField label={fields.password} error={form.errorOf('password')} />
      </AuthForm>
      <p className="mt-8 text-small text-ink-soft">
        {words.haveAccount}{' '}
        <TextLink to={paths.signIn.href()} state={state}>
          {words.toSignIn}
        </TextLink>
      </p>
    </>
  )
}
