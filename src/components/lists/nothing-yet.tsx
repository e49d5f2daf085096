import { Link } from 'react-router'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

type NothingYetProps = {
  /** Whether what fills the list is connected: then it is a matter of waiting. */
  isConnected: boolean
  words: {
    waitingTitle: string
    waiting: string
    connectTitle: string
    connect: string
    connectAction: string
  }
  connectHref: string
}

/** A list that nothing has come to: because nothing has happened yet, or because nothing is connected. */
export function NothingYet({ isConnected, words, connectHref }: NothingYetProps) {
  if (isConnected)
    return (
      <EmptyState title={words.waitingTitle}>
        <p>{words.waiting}</p>
      </EmptyState>
    )
  return (
    <EmptyState
      title={words.connectTitle}
      action={
        <Link to={connectHref} className={buttonClass('primary')}>
          {words.connectAction}
        </Link>
      }
    >
      <p>{words.connect}</p>
    </EmptyState>
  )
}
