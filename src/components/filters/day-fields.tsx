import { TextField } from '@/components/ui/text-field'
import { useMessages } from '@/hooks/use-messages'
import type { FilterDays } from '@/lib/url-filters'

type DayFieldsProps = {
  days: FilterDays
  onChange: (end: keyof FilterDays, text: string) => void
}

/** The first and the last day of what is listed; either may be left open. */
export function DayFields({ days: { from, to }, onChange }: DayFieldsProps) {
  const { filters: words } = useMessages().lists
  return (
    <>
      <TextField
        type="date"
        label={words.from}
        value={from ?? ''}
        max={to ?? undefined}
        onChange={(event) => onChange('from', event.target.value)}
      />
      <TextField
        type="date"
        label={words.to}
        value={to ?? ''}
        min={from ?? undefined}
        onChange={(event) => onChange('to', event.target.value)}
      />
    </>
  )
}
