import type { Phrase } from '@/lib/messages/phrase'

type PhraseTextProps = {
  phrase: Phrase
  /** How the facts in the sentence are set off. */
  strong: 'value' | 'cost' | 'ink'
}

const look = { value: 'text-value', cost: 'text-cost', ink: 'font-medium text-ink' }

/** A sentence whose facts stand out. */
export function PhraseText({ phrase, strong }: PhraseTextProps) {
  return phrase.map((part, index) =>
    typeof part === 'string' ? (
      part
    ) : (
      <span key={index} className={look[strong]}>
        {part.strong}
      </span>
    ),
  )
}
