import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '@/components/ui/button'
import { useIsOnline } from '@/hooks/use-is-online'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { showToast } from '@/hooks/use-toasts'
import { sayAssumption, takeBackAssumption } from '@/lib/queries/assumptions'
import type { AssumptionView } from './assumption-view'
import { firstDay } from './read-assumption'

/**
 * One tap makes a default the owner's own word, for all days: no number changes by it. The same button takes it back
 * while one is still here.
 */
export function ConfirmAct({ view }: { view: AssumptionView }) {
  const words = useMessages().assumptions
  const isOnline = useIsOnline()
  const queryClient = useQueryClient()
  const userId = useUserId()
  const say = useMutation(sayAssumption(queryClient, userId))
  const takeBack = useMutation(takeBackAssumption(queryClient, userId))
  const name = words.fullName(view.key)
  const failed = { onError: () => showToast(words.acts.failed, 'fault') }

  const said = say.data
  const mayUndo =
    said !== undefined &&
    view.likely === say.variables?.input.likely &&
    view.versions.some(({ id }) => id === said)
  if (!mayUndo && view.state !== 'default') return null

  const act = () => {
    if (mayUndo) takeBack.mutate(said, { ...failed, onSuccess: () => showToast(words.acts.undone(name)) })
    else {
      const { key, low, likely, high } = view
      const input = { low, likely, high, state: 'confirmed', validFrom: firstDay } as const
      say.mutate({ key, input }, { ...failed, onSuccess: () => showToast(words.acts.confirmed(name)) })
    }
  }
  return (
    <Button
      variant={mayUndo ? 'quiet' : 'secondary'}
      disabled={!isOnline}
      title={isOnline ? undefined : words.offline}
      isBusy={say.isPending || takeBack.isPending}
      busyLabel={words.acts.confirming}
      aria-label={mayUndo ? words.acts.undoNamed(name) : words.acts.confirmNamed(name)}
      onClick={act}
    >
      {mayUndo ? words.acts.undo : words.acts.confirm}
    </Button>
  )
}
