import { useLocation, useNavigate } from 'react-router'
import * as z from 'zod/mini'
import { paths } from '@/app/paths'
import { useMessages } from '@/hooks/use-messages'
import { useSession } from '@/hooks/use-session'
import { showToast } from '@/hooks/use-toasts'
import { linkProblem } from '@/lib/auth-problem'
import { supabase } from '@/lib/supabase'
import { KnownEmail, NewPasswordField } from './auth-fields'
import { AuthForm } from './auth-form'
import { AuthHeading } from './auth-heading'
import { AuthProblemNotice } from './auth-problem-notice'
import { newPassword } from './credentials'
import { TextLink } from './text-link'
import { useAuthForm } from './use-auth-form'

const change = z.object({ password: newPassword })

/** Opened from the link in the recovery mail, which signs in; then a new password is chosen here. */
export function ResetPasswordPage() {
  const { reset: words, fields } = useMessages().auth
  const { session } = useSession()
  const { hash } = useLocation()
  const navigate = useNavigate()
  const form = useAuthForm(change, async ({ password }) => {
    const { error } = await supabase.auth.updateUser({ password })
    if (error !== null) throw error
    showToast(words.done)
    await navigate(paths.overview.href(), { replace: true })
  })
  const email = session.user?.email

  if (session.user === null) {
    const problem = linkProblem(hash)
    return (
      <>
        <AuthHeading title={words.title} {...(problem === null ? { lead: words.noLink } : {})} />
        <AuthProblemNotice problem={problem} />
        <p className="mt-6">
          <TextLink to={paths.forgotPassword.href()}>{words.askAgain}</TextLink>
        </p>
      </>
    )
  }
  return (
    <>
      <AuthHeading title={words.title} {...(email === undefined ? {} : { lead: email })} />
      <AuthForm form={form} submit={words.submit} busy={words.busy}>
        <KnownEmail email={email} />
        <NewPasswordField label={fields.newPassword} error={form.errorOf('password')} />
      </AuthForm>
    </>
  )
}
