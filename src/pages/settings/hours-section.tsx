import { useState, type FormEvent } from 'react'
import { Section } from '@/components/layout/section'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useAccount } from '@/hooks/use-account'
import { useMessages } from '@/hooks/use-messages'
import { readOpeningHours } from '@/lib/opening-hours'
import { DayRow } from './day-row'
import {
  addSpan,
  copyMonday,
  draftOf,
  hoursOf,
  isValidDay,
  removeSpan,
  setOpen,
  setSpan,
  weekdays,
} from './hours-draft'
import { SaveLine } from './save-line'
import { useUpdateAccount } from './use-update-account'

export function HoursSection() {
  const words = useMessages().settings.hours
  const stored = readOpeningHours(useAccount().opening_hours)
  const update = useUpdateAccount()
  const [draft, setDraft] = useState(() => draftOf(stored))
  const [isChecked, setIsChecked] = useState(false)
  const isValid = weekdays.every((day) => isValidDay(draft[day]))
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOf(stored))

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    setIsChecked(true)
    if (isValid) update.mutate({ opening_hours: hoursOf(draft) })
  }

  return (
    <Section isNarrow title={words.title} lead={words.lead}>
      <form noValidate onSubmit={save} className="space-y-5">
        <div className="divide-y divide-line">
          {weekdays.map((day) => (
            <DayRow
              key={day}
              day={words.days[day]}
              spans={draft[day]}
              hasError={isChecked && !isValidDay(draft[day])}
              onOpen={(isOpen) => setDraft(setOpen(draft, day, isOpen))}
              onSpan={(place, span) => setDraft(setSpan(draft, day, place, span))}
              onAdd={() => setDraft(addSpan(draft, day))}
              onRemove={(place) => setDraft(removeSpan(draft, day, place))}
            />
          ))}
        </div>
        {isChecked && !isValid && (
          <Notice tone="fault" isAlert>
            {words.invalid}
          </Notice>
        )}
        <div className="flex flex-wrap items-center justify-between gap-4">
          <SaveLine status={update.status} isChanged={isChanged} />
          <Button variant="quiet" onClick={() => setDraft(copyMonday(draft))}>
            {words.copyToWeekdays}
          </Button>
        </div>
      </form>
    </Section>
  )
}
