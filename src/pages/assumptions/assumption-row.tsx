import clsx from 'clsx'
import { Button } from '@/components/ui/button'
import { StatusMark } from '@/components/ui/status-mark'
import { useIsOnline } from '@/hooks/use-is-online'
import { useMessages } from '@/hooks/use-messages'
import { AssumptionDetails } from './assumption-details'
import type { AssumptionActs } from './assumption-section'
import type { AssumptionView } from './assumption-view'
import { ConfirmAct } from './confirm-act'
import { useSay } from './use-say'

/** One assumption: what it is, what we count with, whose word that is, and what one can do about it. */
export function AssumptionRow({
  view,
  target,
  onChange,
  onRemove,
}: AssumptionActs & { view: AssumptionView }) {
  const words = useMessages().assumptions
  const say = useSay()
  const isOnline = useIsOnline()
  const { key } = view
  const { name, what } = words.keys[key]
  return (
    <li
      id={key}
      tabIndex={-1}
      aria-label={name}
      className={clsx('scroll-mt-24 py-5 first:pt-0 lg:first:pt-1', target === key && 'arrived')}
    >
      <div className="grid gap-x-8 gap-y-3 md:grid-cols-[minmax(0,1fr)_13rem_auto]">
        <div>
          <h3 className="font-medium">{name}</h3>
          <p className="max-w-prose text-small text-ink-soft">{what}</p>
        </div>
        <div>
          <p className="font-medium">{say.value(key, view)}</p>
          {key !== 'cost_spread' && (
            <p className="text-small text-ink-soft">{say.range(key, view) ?? words.exact}</p>
          )}
          <p className="text-small text-ink-soft">
            <StatusMark tone={view.state === 'default' ? 'quiet' : 'value'}>{say.state(view)}</StatusMark>
          </p>
        </div>
        <div className="print-hidden flex flex-wrap items-start gap-2 md:w-52 md:justify-end">
          <ConfirmAct view={view} />
          <Button
            disabled={!isOnline}
            title={isOnline ? undefined : words.offline}
            aria-label={words.acts.changeNamed(name)}
            onClick={() => onChange(key)}
          >
            {words.acts.change}
          </Button>
        </div>
      </div>
      <details className="mt-2">
        <summary
          aria-label={words.moreNamed(name)}
          className="inline-block rounded py-2 text-small text-ink-soft hover:text-ink md:py-1"
        >
          {words.more}
        </summary>
        <AssumptionDetails view={view} onRemove={(version) => onRemove(key, version)} />
      </details>
    </li>
  )
}
