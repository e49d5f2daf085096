import clsx from 'clsx'
import { Link } from 'react-router'
import { paths } from '@/app/paths'
import { Button } from '@/components/ui/button'
import { useAccount } from '@/hooks/use-account'
import { useIsOnline } from '@/hooks/use-is-online'
import { useMessages } from '@/hooks/use-messages'
import { readOpeningHours } from '@/lib/opening-hours'
import { AssumptionDetails } from './assumption-details'
import { answeredKeys } from './assumption-groups'
import type { AssumptionActs } from './assumption-section'
import type { AssumptionView, AssumptionViews } from './assumption-view'
import { ConfirmAct } from './confirm-act'
import { MoreAbout } from './more-about'
import { StandingValue } from './standing-value'

/** How much staff answered before, by time band: one question, asked for each part of the week. */
export function AnsweredTable({ views, onRemove, ...acts }: AssumptionActs & { views: AssumptionViews }) {
  const words = useMessages().assumptions
  const { opening_hours: stored } = useAccount()
  const knowsHours = Object.keys(readOpeningHours(stored)).length > 0
  return (
    <div className="mb-6 border-b border-line pb-5">
      <p className="max-w-prose text-small text-ink-soft">{words.answered.what}</p>
      <table className="mt-4 w-full text-start">
        <caption className="sr-only">{words.answered.caption}</caption>
        <thead className="sr-only md:not-sr-only">
          <tr className="text-chart text-ink-soft [&>th]:pb-2 [&>th]:text-start [&>th]:font-normal">
            <th scope="col">{words.answered.columns.when}</th>
            <th scope="col">{words.answered.columns.share}</th>
            <th scope="col">
              <span className="sr-only">{words.answered.columns.acts}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {answeredKeys.map((key) => (
            <Band key={key} view={views[key]} {...acts} />
          ))}
        </tbody>
      </table>
      <p className="mt-3 text-small text-ink-soft">
        {knowsHours ? words.answered.hours : words.answered.hoursUnset}{' '}
        <Link
          to={paths.settings.href()}
          className="print-hidden underline decoration-line underline-offset-4 hover:text-ink"
        >
          {words.answered.toHours}
        </Link>
      </p>
      <MoreAbout name={words.answered.caption}>
        <ul className="space-y-4">
          {answeredKeys.map((key) => (
            <li key={key}>
              <h3 className="mb-1 text-small font-medium">{words.keys[key].name}</h3>
              <AssumptionDetails view={views[key]} onRemove={(version) => onRemove(key, version)} />
            </li>
          ))}
        </ul>
      </MoreAbout>
    </div>
  )
}

function Band({
  view,
  target,
  onChange,
}: Pick<AssumptionActs, 'target' | 'onChange'> & { view: AssumptionView }) {
  const words = useMessages().assumptions
  const isOnline = useIsOnline()
  const { key } = view
  return (
    <tr
      id={key}
      tabIndex={-1}
      className={clsx('scroll-mt-24 border-t border-line align-top [&>*]:py-3', target === key && 'arrived')}
    >
      <th scope="row" className="w-2/5 pe-4 text-start font-medium">
        {words.keys[key].name}
      </th>
      <td className="pe-4">
        <StandingValue view={view} />
      </td>
      <td className="print-hidden w-px">
        <div className="flex flex-col justify-end gap-2 md:flex-row">
          <ConfirmAct view={view} />
          <Button
            disabled={!isOnline}
            title={isOnline ? undefined : words.offline}
            aria-label={words.acts.changeNamed(words.fullName(key))}
            onClick={() => onChange(key)}
          >
            {words.acts.change}
          </Button>
        </div>
      </td>
    </tr>
  )
}
