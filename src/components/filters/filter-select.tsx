import { SelectField } from '@/components/ui/select-field'
import { useMessages } from '@/hooks/use-messages'

type FilterSelectProps = {
  label: string
  value: string | null
  /** Each value with its name, in order. */
  options: (readonly [value: string, label: string])[]
  onChoose: (value: string) => void
}

/** Narrows a list to one of a few values; the first choice is all of them. */
export function FilterSelect({ label, value, options, onChoose }: FilterSelectProps) {
  const { all } = useMessages().lists.filters
  return (
    <SelectField
      label={label}
      value={value ?? ''}
      options={[['', all] as const, ...options].map(([each, name]) => ({ value: each, label: name }))}
      onChange={(event) => onChoose(event.target.value)}
    />
  )
}
