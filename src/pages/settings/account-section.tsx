import { Link } from 'react-router'
import { paths } from '@/app/paths'
import { Section } from '@/components/layout/section'
import { Button, buttonClass } from '@/components/ui/button'
import { useAccount } from '@/hooks/use-account'
import { useMessages } from '@/hooks/use-messages'
import { useSession } from '@/hooks/use-session'

export function AccountSection() {
  const words = useMessages().settings.account
  const { session, signOut } = useSession()
  const { is_demo: isDemo } = useAccount()
  return (
    <Section isNarrow title={words.title}>
      <p className="text-body text-ink-soft">{words.signedInAs(session.user?.email ?? '')}</p>
      <div className="mt-5 flex flex-wrap gap-3">
        {/* Everyone who starts the demo signs in with the password it printed. */}
        {!isDemo && (
          <Link to={paths.resetPassword.href()} className={buttonClass()}>
            {words.changePassword}
          </Link>
        )}
        <Button onClick={() => void signOut()}>{words.signOut}</Button>
      </div>
    </Section>
  )
}
