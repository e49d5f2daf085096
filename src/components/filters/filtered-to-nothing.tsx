import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { useMessages } from '@/hooks/use-messages'

type FilteredToNothingProps = {
  /** The filters in use, as their chips say them: a person's name keeps its capital. */
  texts: { text: string }[]
  showAll: string
  onShowAll: () => void
}

/** Nothing to list because of the filters: which they are, and one tap to be rid of them. */
export function FilteredToNothing({ texts, showAll, onShowAll }: FilteredToNothingProps) {
  const { filters: words } = useMessages().lists
  return (
    <EmptyState title={words.nothing} action={<Button onClick={onShowAll}>{showAll}</Button>}>
      <p>{words.only(texts.map(({ text }) => text).join(', '))}</p>
    </EmptyState>
  )
}
