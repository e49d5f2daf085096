import { useSearchParams } from 'react-router'
import { Picker } from '@/components/ui/select-field'
import { useMessages } from '@/hooks/use-messages'
import { periodLength, periodLengths } from './period'

/** How far back the page looks; the choice is in the URL, so it can be shared and reloaded. */
export function PeriodPicker() {
  const { period } = useMessages().overview
  const [params, setParams] = useSearchParams()
  return (
    <Picker
      label={period.label}
      value={periodLength(params)}
      options={periodLengths.map((days) => ({ value: String(days), label: period.option(days) }))}
      onChange={(event) => {
        const next = new URLSearchParams(params)
        next.set('days', event.target.value)
        setParams(next, { replace: true, preventScrollReset: true })
      }}
    />
  )
}
