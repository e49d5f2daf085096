import type { Messages } from '@/lib/messages/messages'
import { providerName } from '@/lib/provider-name'

type Words = Messages['costs']

/** Who says what it costs: a provider, or the owner. */
export const sourceName = (source: string, words: Words): string =>
  source === 'fixed' ? words.ownSource : providerName(source)

/** What a line is for: a call or text in words, the model, or the owner's own name for it. */
export const descriptionOf = (line: { category: string; description: string }, words: Words): string =>
  line.category === 'telephony' ? (words.what[line.description] ?? line.description) : line.description
