import { Link } from 'react-router'
import { paths } from '@/app/paths'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { useMessages } from '@/hooks/use-messages'

/** Before the first event: what will stand here, and the one step to it. */
export function EmptyOverview({ isConnected }: { isConnected: boolean }) {
  const { empty } = useMessages().overview
  return (
    <>
      <h2 className="max-w-[20ch] pb-10 text-headline">{empty.headline}</h2>
      <EmptyState
        title={isConnected ? empty.waitingTitle : empty.connectTitle}
        action={
          <Link
            to={isConnected ? paths.integrations.href() : paths.connectTwilio.href()}
            className={buttonClass(isConnected ? 'secondary' : 'primary')}
          >
            {isConnected ? empty.waitingAction : empty.connectAction}
          </Link>
        }
      >
        <p>{isConnected ? empty.waiting : empty.connect}</p>
      </EmptyState>
    </>
  )
}
