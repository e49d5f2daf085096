import clsx from 'clsx'
import { Button } from '@/components/ui/button'
import { useIsOnline } from '@/hooks/use-is-online'
import { useMessages } from '@/hooks/use-messages'
import { AssumptionDetails } from './assumption-details'
import type { AssumptionActs } from './assumption-section'
import type { AssumptionView } from './assumption-view'
import { ConfirmAct } from './confirm-act'
import { MoreAbout } from './more-about'
import { StandingValue } from './standing-value'

/** One assumption: what it is, what we count with, whose word that is, and what one can do about it. */
export function AssumptionRow({
  view,
  target,
  onChange,
  onRemove,
}: AssumptionActs & { view: AssumptionView }) {
  const words = useMessages().assumptions
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
      <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-8 gap-y-3 xl:grid-cols-[minmax(0,1fr)_13rem_auto]">
        <div className="max-xl:col-span-2">
          <h3 className="font-medium">{name}</h3>
          <p className="max-w-prose text-small text-ink-soft">{what}</p>
        </div>
        <StandingValue view={view} />
        <div className="print-hidden flex flex-wrap items-start justify-end gap-2 xl:w-52">
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
      <MoreAbout name={name}>
        <AssumptionDetails view={view} onRemove={(version) => onRemove(key, version)} />
      </MoreAbout>
    </li>
  )
}
