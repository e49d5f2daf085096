import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Choice } from '@/components/ui/choice'
import { Dialog } from '@/components/ui/dialog'
import { DialogForm } from '@/components/ui/dialog-form'
import { useIsOnline } from '@/hooks/use-is-online'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { showToast } from '@/hooks/use-toasts'
import { useToday } from '@/hooks/use-today'
import { useLocale } from '@/hooks/use-ui-store'
import type { Period } from '@/lib/periods'
import { isRefusedAssumption, sayAssumption } from '@/lib/queries/assumptions'
import type { AssumptionView } from './assumption-view'
import { EffectBlock } from './effect-block'
import { NumberFields } from './number-fields'
import { readAssumption, type AssumptionDraft } from './read-assumption'
import { firstDraft } from './first-draft'
import { StartFields } from './start-fields'
import { useSettled } from './use-settled'

/** How long a number rests before its effect is asked for. */
const restMs = 400

type AssumptionDialogProps = { view: AssumptionView; period: Period; onClose: () => void }

/** The owner's own number: first the likely one, then how sure it is and since when, and what it changes. */
export function AssumptionDialog({ view, period, onClose }: AssumptionDialogProps) {
  const { assumptions, common } = useMessages()
  const words = assumptions.form
  const { key } = view
  const today = useToday()
  const locale = useLocale()
  const isOnline = useIsOnline()
  const save = useMutation(sayAssumption(useQueryClient(), useUserId()))
  const [draft, setDraft] = useState(() => firstDraft(view, today, locale))
  const [isChecked, setIsChecked] = useState(false)
  // Against what held when the window opened: a change from elsewhere does not move what is being typed.
  const [start] = useState(view)
  const read = useMemo(() => readAssumption(key, draft, start, today), [key, draft, start, today])
  const tried = useSettled(read, restMs)
  const wrong = isChecked && 'wrong' in read ? read.wrong : {}
  const change = (part: Partial<AssumptionDraft>) => setDraft({ ...draft, ...part })
  const name = assumptions.fullName(key)

  function submit() {
    setIsChecked(true)
    if ('wrong' in read || !isOnline) return
    save.mutate(
      { key, input: read.input },
      {
        onSuccess: () => {
          showToast(words.saved(name))
          onClose()
        },
      },
    )
  }

  return (
    <Dialog
      title={name}
      description={assumptions.keys[key].what}
      closeLabel={common.acts.close}
      onClose={onClose}
    >
      <DialogForm
        onSubmit={submit}
        blocked={isOnline ? null : words.offline}
        failure={save.isError && (isRefusedAssumption(save.error) ? words.refused : words.failed)}
        submit={words.submit}
        busy={words.busy}
        isBusy={save.isPending}
      >
        <NumberFields view={start} draft={draft} wrong={wrong} onChange={change} />
        <Choice
          label={words.state}
          value={draft.state}
          options={(['confirmed', 'measured'] as const).map((value) => ({
            value,
            label: words.stateChoices[value],
          }))}
          onChoose={(state) => change({ state })}
        />
        <StartFields view={view} draft={draft} wrong={wrong} onChange={change} />
        {isOnline && 'input' in tried && (
          <EffectBlock assumption={key} values={tried.input} period={period} />
        )}
      </DialogForm>
    </Dialog>
  )
}
