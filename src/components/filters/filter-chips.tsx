import { X } from 'lucide-react'
import { useMessages } from '@/hooks/use-messages'
import type { FilterText } from '@/lib/filter-texts'

type FilterChipsProps<Filters> = {
  texts: FilterText<Filters>[]
  change: (change: Partial<Filters>) => void
  onClear: () => void
}

/** What a list is narrowed to; a tap takes one filter away, the last button all of them. */
export function FilterChips<Filters>({ texts, change, onClear }: FilterChipsProps<Filters>) {
  const { filters: words } = useMessages().lists
  if (texts.length === 0) return null
  return (
    <ul aria-label={words.active} className="flex flex-wrap items-center gap-2">
      {texts.map(({ key, text, without }) => (
        <li key={key}>
          <button
            type="button"
            aria-label={words.remove(text)}
            onClick={() => change(without)}
            className="inline-flex min-h-11 items-center gap-1.5 rounded-full bg-value-faint px-3.5 text-small hover:bg-value-soft md:min-h-8"
          >
            {text}
            <X aria-hidden size={14} />
          </button>
        </li>
      ))}
      <li>
        <button
          type="button"
          onClick={onClear}
          className="min-h-11 px-2 text-small text-ink-soft underline decoration-line underline-offset-4 hover:text-ink md:min-h-8"
        >
          {words.clear}
        </button>
      </li>
    </ul>
  )
}
