import { StatusMark } from '@/components/ui/status-mark'
import type { AssumptionView } from './assumption-view'
import { useSay } from './use-say'

/** The value that is counted with, its range, and whose word that is. */
export function StandingValue({ view }: { view: AssumptionView }) {
  const say = useSay()
  const range = say.range(view.key, view)
  return (
    <div>
      <p className="font-medium">{say.value(view.key, view)}</p>
      {range !== null && <p className="text-small text-ink-soft">{range}</p>}
      <p className="text-small text-ink-soft">
        <StatusMark tone={view.state === 'default' ? 'quiet' : 'value'}>{say.state(view)}</StatusMark>
      </p>
    </div>
  )
}
