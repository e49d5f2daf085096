import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { problemWords } from '@/lib/messages/provider-words'
import type { ConnectionState } from './connection-state'
import { useProviderWords } from './providers/use-provider-words'

/** What only another key can mend. */
const keyCodes = new Set([
  'API_KEY_REFUSED',
  'CREDENTIALS_REFUSED',
  'SECRET_UNREADABLE',
  'TWO_FACTOR_ON',
  'USER_BLOCKED',
  'WRONG_KEY_KIND',
])

type ConnectionProblemProps = {
  provider: string
  state: ConnectionState
  isDisabled: boolean
  isTesting: boolean
  onTest: () => void
  onReplaceKey: () => void
  onRotate: () => void
}

/** What is wrong with a connection, what it means for the numbers, and the one thing to do. */
export function ConnectionProblem(props: ConnectionProblemProps) {
  const { provider, state, isDisabled, isTesting, onTest, onReplaceKey, onRotate } = props
  const { acts } = useMessages().integrations
  const { problems } = useProviderWords(provider)
  const formats = useFormats()
  if (state.kind === 'well') return null

  const isKey = state.kind === 'failed' && keyCodes.has(state.code)
  const isFault = isKey || (state.kind === 'failed' && state.code === 'ACCOUNT_NOT_ACTIVE')
  const words =
    state.kind === 'failed'
      ? problemWords(problems, state.code)
      : state.kind === 'quiet'
        ? problems.quiet(formats.dateTime(state.since))
        : problems[state.kind]
  const act = isKey ? onReplaceKey : state.kind === 'silent' ? onRotate : onTest

  return (
    <Notice
      tone={isFault ? 'fault' : state.kind === 'silent' || state.kind === 'pending' ? 'calm' : 'warn'}
      title={words.title}
      action={
        <Button
          onClick={act}
          disabled={isDisabled}
          isBusy={act === onTest && isTesting}
          busyLabel={acts.testing}
        >
          {words.act}
        </Button>
      }
    >
      {words.meaning}
    </Notice>
  )
}
