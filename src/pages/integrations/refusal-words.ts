import { problemWords, type ProblemWords, type ProviderWords } from '@/lib/messages/provider-words'
import { connectionState } from './connection-state'

/** What to say of a refusal; a code that nobody knows is one without a reason. */
export function refusalWords(problems: ProviderWords['problems'], code: string | null): ProblemWords {
  const state = connectionState(
    { status: 'error', error_code: code, last_event_at: null, sendsNews: false },
    0,
  )
  return state.kind === 'failed' ? problemWords(problems, state.code) : problems.PROVIDER_REFUSED
}
