import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { useIsOnline } from '@/hooks/use-is-online'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { showToast } from '@/hooks/use-toasts'
import type { Period } from '@/lib/periods'
import { takeBackAssumption, type AssumptionVersion } from '@/lib/queries/assumptions'
import type { Range } from '@/lib/roi/assumptions-in-force'
import { withoutVersion, type AssumptionView } from './assumption-view'
import { EffectBlock } from './effect-block'
import { useSay } from './use-say'

type RemoveVersionDialogProps = {
  view: AssumptionView
  version: AssumptionVersion
  measured: Range | null
  period: Period
  onClose: () => void
}

/** Names what goes and what holds instead, with what that does to the chosen period. */
export function RemoveVersionDialog({ view, version, measured, period, onClose }: RemoveVersionDialogProps) {
  const { assumptions, common } = useMessages()
  const words = assumptions.removal
  const say = useSay()
  const isOnline = useIsOnline()
  const remove = useMutation(takeBackAssumption(useQueryClient(), useUserId()))
  const name = assumptions.fullName(view.key)
  const rest = withoutVersion(view, version, measured)
  const value = say.value(view.key, rest)
  const back =
    rest.validFrom !== null
      ? words.backToSaid(value, say.start(rest.validFrom))
      : rest.state === 'measured'
        ? words.backToMeasured(value)
        : words.backToDefault(value)
  return (
    <ConfirmDialog
      eyebrow={name}
      title={words.title(say.start(version.validFrom))}
      description={back}
      blocked={isOnline ? null : assumptions.form.offline}
      failure={remove.isError && words.failed}
      submit={words.submit}
      busy={words.busy}
      isBusy={remove.isPending}
      keep={words.keep}
      closeLabel={common.acts.close}
      onConfirm={() =>
        remove.mutate(version.id, {
          onSuccess: () => {
            showToast(words.done(name))
            onClose()
          },
        })
      }
      onClose={onClose}
    >
      <EffectBlock
        assumption={view.key}
        values={{ low: rest.low, likely: rest.likely, high: rest.high, validFrom: version.validFrom }}
        period={period}
      />
    </ConfirmDialog>
  )
}
