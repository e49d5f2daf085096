import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
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
    <Dialog
      title={words.title(cost.name)}
      description={words.goes}
      closeLabel={common.acts.close}
      onClose={onClose}
    >
      <div className="space-y-5">
        {remove.isError && (
          <Notice tone="fault" isAlert>
            {words.failed}
          </Notice>
        )}
        <div className="flex flex-wrap gap-3">
          <Button
            variant="danger"
            className="flex-1"
            disabled={!isOnline}
            isBusy={remove.isPending}
            busyLabel={words.busy}
            onClick={() =>
              remove.mutate(cost.id, {
                onSuccess: () => {
                  showToast(words.done(cost.name))
                  onClose()
                },
              })
            }
          >
            {words.submit}
          </Button>
          <Button className="flex-1" onClick={onClose}>
            {words.keep}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
