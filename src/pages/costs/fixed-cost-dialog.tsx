import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Choice } from '@/components/ui/choice'
import { Dialog } from '@/components/ui/dialog'
import { DialogForm } from '@/components/ui/dialog-form'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { useIsOnline } from '@/hooks/use-is-online'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { showToast } from '@/hooks/use-toasts'
import { useToday } from '@/hooks/use-today'
import { useLocale } from '@/hooks/use-ui-store'
import { fixedCostCategories, saveFixedCost, type FixedCost } from '@/lib/queries/fixed-costs'
import { readFixedCost, type FixedCostField } from './read-fixed-cost'

/** A new fixed cost, or one that is changed or given an end. */
export function FixedCostDialog({ cost, onClose }: { cost: FixedCost | null; onClose: () => void }) {
  const { costs, common } = useMessages()
  const words = costs.fixed.form
  const today = useToday()
  const locale = useLocale()
  const isOnline = useIsOnline()
  const [kind, setKind] = useState<FixedCost['kind']>(cost?.kind ?? 'monthly')
  const [wrong, setWrong] = useState<FixedCostField[]>([])
  const save = useMutation(saveFixedCost(useQueryClient(), useUserId()))
  const errorOf = (field: FixedCostField) => (wrong.includes(field) ? words.errors[field] : undefined)

  function submit(typed: FormData) {
    typed.set('kind', kind)
    const read = readFixedCost(typed)
    setWrong('wrong' in read ? read.wrong : [])
    if ('wrong' in read || !isOnline) return
    save.mutate(
      { id: cost?.id ?? null, input: read.input },
      {
        onSuccess: () => {
          showToast(words.saved(read.input.name))
          onClose()
        },
      },
    )
  }

  return (
    <Dialog
      title={cost === null ? words.addTitle : words.changeTitle}
      closeLabel={common.acts.close}
      onClose={onClose}
    >
      <DialogForm
        onSubmit={submit}
        blocked={isOnline ? null : words.offline}
        failure={save.isError && words.failed}
        submit={words.submit}
        busy={words.busy}
        isBusy={save.isPending}
      >
        <TextField
          name="name"
          label={words.name}
          hint={words.nameHint}
          error={errorOf('name')}
          defaultValue={cost?.name}
          maxLength={100}
          autoComplete="off"
        />
        <Choice
          label={words.kind}
          value={kind}
          options={(['monthly', 'setup'] as const).map((value) => ({ value, label: words.kinds[value] }))}
          onChoose={setKind}
        />
        <div className="grid grid-cols-[minmax(0,1fr)_7rem] gap-4">
          <TextField
            name="amount"
            label={kind === 'monthly' ? words.amountMonthly : words.amount}
            error={errorOf('amount')}
            defaultValue={locale === 'sv' ? cost?.amount.replace('.', ',') : cost?.amount}
            inputMode="decimal"
            autoComplete="off"
          />
          <TextField
            name="currency"
            label={words.currency}
            error={errorOf('currency')}
            defaultValue={cost?.currency ?? 'SEK'}
            list="fixed-cost-currencies"
            maxLength={3}
            autoCapitalize="characters"
            autoComplete="off"
            className="uppercase"
          />
          <datalist id="fixed-cost-currencies">
            {['SEK', 'EUR', 'USD', 'NOK', 'DKK', 'GBP'].map((currency) => (
              <option key={currency} value={currency} />
            ))}
          </datalist>
        </div>
        <div className="grid gap-4 md:grid-cols-2">
          <TextField
            type="date"
            name="startsOn"
            label={kind === 'monthly' ? words.startsOn : words.paidOn}
            error={errorOf('startsOn')}
            defaultValue={cost?.starts_on ?? `${today.slice(0, 7)}-01`}
          />
          {kind === 'monthly' && (
            <TextField
              type="date"
              name="endsOn"
              label={words.endsOn}
              hint={words.endsHint}
              error={errorOf('endsOn')}
              defaultValue={cost?.ends_on ?? ''}
            />
          )}
        </div>
        <SelectField
          name="category"
          label={words.category}
          defaultValue={cost?.category ?? 'fixed'}
          options={fixedCostCategories.map((value) => ({ value, label: costs.category(value) }))}
          hint={kind === 'monthly' ? words.spread : undefined}
        />
      </DialogForm>
    </Dialog>
  )
}
