import { Link } from 'react-router'
import { paths } from '@/app/paths'
import { Button, buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useMessages } from '@/hooks/use-messages'
import { ApiError } from '@/lib/api-error'
import { problemWords } from '@/lib/messages/provider-words'
import { problemKind } from '@/lib/problem'
import { integrationErrorCodes } from '../../../supabase/functions/_shared/contracts/manage-integrations'

/** What only another key, or money, can mend: asking again does not. */
const forTheOwner = new Set([
  'CREDENTIALS_REFUSED',
  'WRONG_KEY_KIND',
  'SECRET_UNREADABLE',
  'ACCOUNT_NOT_ACTIVE',
])

/** OpenRouter could not be asked: why, that the stored figures hold, and the one thing to do. */
export function LiveProblem({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { ai, integrations, errors } = useMessages()
  const words = ai.live
  const code = error instanceof ApiError ? error.code : null
  const known = integrationErrorCodes.find((each) => each === code)
  const own = known && problemWords(integrations.providers.openrouter.problems, known)
  const isOffline = problemKind(error) === 'offline'
  return (
    <Notice
      tone={own ? 'warn' : 'calm'}
      title={own?.title ?? words.failed}
      action={
        known !== undefined && forTheOwner.has(known) ? (
          <Link to={paths.integrations.href()} className={buttonClass()}>
            {words.fix}
          </Link>
        ) : (
          <Button onClick={onRetry}>{words.retry}</Button>
        )
      }
    >
      {isOffline && `${errors.block.offline} `}
      {words.stillStored}
    </Notice>
  )
}
