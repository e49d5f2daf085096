import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { useIsOnline } from '@/hooks/use-is-online'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { showToast } from '@/hooks/use-toasts'
import { removeFixedCost, type FixedCost } from '@/lib/queries/fixed-costs'

/** Names what goes, also out of the past, and the gentler way. */
export function RemoveFixedCostDialog({ cost, onClose }: { cost: FixedCost; onClose: () => void }) {
  const { costs, common } = useMessages()
  const words = costs.fixed.removal
  const isOnline = useIsOnline()
  const remove = useMutation(removeFixedCost(useQueryClient(), useUserId()))
  return (
    <ConfirmDialog
      title={words.title(cost.name)}
      description={words.goes}
      blocked={isOnline ? null : costs.fixed.form.offline}
      failure={remove.isError && words.failed}
      submit={words.submit}
      busy={words.busy}
      isBusy={remove.isPending}
      keep={words.keep}
      closeLabel={common.acts.close}
      onConfirm={() =>
        remove.mutate(cost.id, {
          onSuccess: () => {
            showToast(words.done(cost.name))
            onClose()
          },
        })
      }
      onClose={onClose}
    />
  )
}
