import { TextField } from '@/components/ui/text-field'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useLocale } from '@/hooks/use-ui-store'
import { defaultAssumptions } from '@/lib/roi/default-assumptions'
import { unitOf } from './assumption-groups'
import type { AssumptionView } from './assumption-view'
import { proposeRange } from './propose-range'
import type { AssumptionDraft, Wrong } from './read-assumption'
import { readNumber, writeNumber } from './read-number'
import { sayRange } from './say-value'

export type DraftFieldsProps = {
  view: AssumptionView
  draft: AssumptionDraft
  wrong: Wrong
  onChange: (part: Partial<AssumptionDraft>) => void
}

/** The likely number and its range; of the cost only the range. */
export function NumberFields({ view, draft, wrong, onChange }: DraftFieldsProps) {
  const words = useMessages().assumptions.form
  const formats = useFormats()
  const locale = useLocale()
  const { key } = view
  const unit = unitOf(key)
  const isSpread = key === 'cost_spread'
  const write = (value: string) => writeNumber(value, unit, locale === 'sv' ? ',' : '.')

  const errorOf = (field: 'likely' | 'least' | 'most') => {
    const kind = wrong[field]
    if (kind === undefined) return undefined
    if (kind === 'number') return words.errors.number
    if (kind === 'order') return field === 'least' ? words.errors.least : words.errors.most
    const { minimum, maximum } = defaultAssumptions[key]
    return words.errors.limits(write(minimum), write(maximum))
  }
  const likely = isSpread ? null : readNumber(draft.likely, unit)
  const proposed = likely === null ? null : proposeRange(key, view, likely)
  const range =
    likely === null || proposed === null
      ? null
      : sayRange(key, { low: proposed.least, likely, high: proposed.most }, formats)
  const field = (name: 'likely' | 'least' | 'most') => ({
    name,
    value: draft[name],
    error: errorOf(name),
    inputMode: 'decimal' as const,
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
  })
  return (
    <>
      {!isSpread && <TextField {...field('likely')} label={words.likely[unit]} />}
      <fieldset>
        <legend className={isSpread ? 'sr-only' : 'mb-1.5 text-small font-medium'}>{words.range}</legend>
        <div className="grid grid-cols-2 gap-4">
          <TextField
            {...field('least')}
            label={isSpread ? words.dearer : words.least}
            placeholder={proposed === null ? undefined : write(proposed.least)}
          />
          <TextField
            {...field('most')}
            label={isSpread ? words.cheaper : words.most}
            placeholder={proposed === null ? undefined : write(proposed.most)}
          />
        </div>
        {!isSpread && (
          <p className="mt-1.5 text-small text-ink-soft">
            {range === null ? words.rangeExact : words.rangeHint(range)}
          </p>
        )}
      </fieldset>
    </>
  )
}
