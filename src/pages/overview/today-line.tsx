import { Link } from 'react-router'
import { paths } from '@/app/paths'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { callFilterSearch } from '@/lib/call-filters'
import type { Dashboard } from '@/lib/queries/dashboard-document'

/** Today so far, in one line that changes while one looks. */
export function TodayLine({ dashboard: { today, period } }: { dashboard: Dashboard }) {
  const { today: words } = useMessages().overview
  const { number } = useFormats()
  const parts = [
    today.calls === 0 ? words.none : words.calls(today.calls, number(today.calls)),
    today.answered > 0 ? words.answered(number(today.answered)) : null,
    today.missed > 0 ? words.missed(today.missed, number(today.missed)) : null,
    today.in_progress > 0 ? words.inProgress(today.in_progress, number(today.in_progress)) : null,
    today.messages > 0 ? words.messages(number(today.messages)) : null,
  ].filter((part) => part !== null)
  return (
    <p aria-live="polite" className="mt-8 text-small text-ink-soft">
      <Link
        to={paths.calls.href(callFilterSearch({ from: period.today, to: period.today }))}
        className="decoration-ink-faint underline-offset-4 hover:text-ink hover:underline"
      >
        <span className="font-medium text-ink">{words.label}</span>
        {': '}
        {parts.join(' · ')}
      </Link>
    </p>
  )
}
