import clsx from 'clsx'
import { ListFilter } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { useMessages } from '@/hooks/use-messages'
import type { FilterText } from '@/lib/filter-texts'
import { FilterChips } from './filter-chips'

type FilterBarProps<Filters> = {
  /** What is in use, in words. */
  texts: FilterText<Filters>[]
  /** The filters when nothing is. */
  none: Filters
  change: (change: Partial<Filters>) => void
  /** How the fields stand beside each other on a desk. */
  className: string
  /** The fields: what is chosen in one applies at once. */
  children: ReactNode
}

/** The filters: in rows on a desk, in a sheet on a phone, and in words below whatever is in use, also on paper. */
export function FilterBar<Filters>({ texts, none, change, className, children }: FilterBarProps<Filters>) {
  const { lists, common } = useMessages()
  const words = lists.filters
  const [isOpen, setIsOpen] = useState(false)
  const clear = () => change(none)

  return (
    <>
      <div className="print-hidden space-y-4 pb-6">
        <div role="group" aria-label={words.title} className={clsx('hidden gap-3 md:grid', className)}>
          {children}
        </div>
        <Button className="md:hidden" onClick={() => setIsOpen(true)}>
          <ListFilter aria-hidden size={16} />
          {words.open(texts.length)}
        </Button>
        {isOpen && (
          <Dialog title={words.title} closeLabel={common.acts.close} onClose={() => setIsOpen(false)}>
            <div className="space-y-4">
              {children}
              <div className="flex gap-3 pt-2">
                <Button variant="primary" className="flex-1" onClick={() => setIsOpen(false)}>
                  {words.show}
                </Button>
                {texts.length > 0 && <Button onClick={clear}>{words.clear}</Button>}
              </div>
            </div>
          </Dialog>
        )}
        <FilterChips texts={texts} change={change} onClear={clear} />
      </div>
      {texts.length > 0 && (
        <p aria-hidden className="hidden pb-6 text-small print:block">
          {words.active}: {texts.map(({ text }) => text).join(', ')}
        </p>
      )}
    </>
  )
}
