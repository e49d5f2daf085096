import { Link } from 'react-router'
import { paths } from '@/app/paths'
import { PhraseText } from '@/components/phrase-text'
import { useMessages } from '@/hooks/use-messages'
import type { Phrase } from '@/lib/messages/phrase'

/** The sum over the rows, and how each row is reckoned. */
export function ValueSum({ sum, how }: { sum: Phrase | null; how: string }) {
  const { value: words } = useMessages()
  return (
    <div className="mb-8 max-w-prose">
      <p data-sum className="text-lead">
        {sum === null ? words.unknownSum : <PhraseText phrase={sum} strong="ink" />}
      </p>
      <p className="mt-2 text-small text-ink-soft">
        {how}{' '}
        <Link
          to={paths.assumptions.href()}
          className="underline decoration-line underline-offset-4 hover:text-ink"
        >
          {words.assumptions}
        </Link>
      </p>
    </div>
  )
}
