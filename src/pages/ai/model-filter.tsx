import { useSearchParams } from 'react-router'
import { Picker } from '@/components/ui/select-field'
import { useMessages } from '@/hooks/use-messages'

/** Narrows the page to one model; in the URL. */
export function ModelFilter({ models, model }: { models: string[]; model: string | null }) {
  const { filters } = useMessages().ai
  const [params, setParams] = useSearchParams()
  const known = model === null || models.includes(model) ? models : [model, ...models]
  if (known.length < 2 && model === null) return null
  return (
    <Picker
      label={filters.model}
      value={model ?? ''}
      options={[{ value: '', label: filters.all }, ...known.map((name) => ({ value: name, label: name }))]}
      onChange={(event) => {
        const next = new URLSearchParams(params)
        if (event.target.value === '') next.delete('model')
        else next.set('model', event.target.value)
        setParams(next, { replace: true, preventScrollReset: true })
      }}
    />
  )
}
