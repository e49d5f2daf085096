import { useMessages } from '@/hooks/use-messages'
import { AuthHeading } from './auth-heading'

/** After a mail was sent. Says the same whether the address is known or not. */
export function CheckMail({ kind, email }: { kind: 'magicLink' | 'recovery' | 'confirm'; email: string }) {
  const { checkMail } = useMessages().auth
  return (
    <div role="status">
      <AuthHeading title={checkMail.title} lead={checkMail[kind](email)} />
      <p className="text-small text-ink-soft">{checkMail.hint}</p>
    </div>
  )
}
