import { paths } from '@/app/paths'
import { useMessages } from '@/hooks/use-messages'
import { AuthHeading } from './auth-heading'
import { TextLink } from './text-link'

type CheckMailProps = {
  kind: 'magicLink' | 'recovery' | 'confirm'
  email: string
  /** The sign-in page shows this in its own place, so that a link to it leads nowhere new. */
  onBack?: () => void
}

/** After a mail was sent. Says the same whether the address is known or not. */
export function CheckMail({ kind, email, onBack }: CheckMailProps) {
  const { checkMail, forgot } = useMessages().auth
  return (
    <div role="status">
      <AuthHeading title={checkMail.title} lead={checkMail[kind](email)} />
      <p className="text-small text-ink-soft">{checkMail.hint}</p>
      <p className="mt-8">
        <TextLink to={paths.signIn.href()} onClick={onBack}>
          {forgot.toSignIn}
        </TextLink>
      </p>
    </div>
  )
}
