import { Link } from 'react-router'
import { paths } from '@/app/paths'
import { buttonClass } from '@/components/ui/button'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import type { Dashboard } from '@/lib/queries/dashboard-document'
import { connectPage } from './connect-page'
import { rowsOf } from './rows-of'
import { tasksOf, type Task } from './tasks'

type Said = { title: string; text: string; act: string; href: string }

function useSay(dashboard: Dashboard): (task: Task) => Said {
  const { tasks: words } = useMessages().overview
  const formats = useFormats()

  /** The likely value of an assumption, as one says it. */
  function likely(key: string, value: string): string {
    if (key === 'monthly_wage') return words.wage(formats.money(value, 'SEK'))
    if (key === 'productive_hours') return words.hoursPerYear(formats.number(Number(value)))
    return formats.percent(Number(value))
  }

  return (task) => {
    switch (task.does) {
      case 'mend':
        return {
          title: words.mend(task.label),
          text: task.since === null ? words.mendText : words.mendSince(formats.dateTime(task.since)),
          act: words.mendAct,
          href: paths.integrations.href(),
        }
      case 'connect':
        return {
          ...words.connect[task.source],
          act: words.connectAct,
          href: connectPage[task.source].href(),
        }
      case 'confirm':
        return {
          title: words.confirm(task.swing.key),
          text: words.confirmText(
            likely(task.swing.key, task.swing.likely),
            formats.money(Math.round(Number(task.swing.swingSek)), 'SEK'),
          ),
          act: words.confirmAct,
          href: `${paths.assumptions.href()}#${task.swing.key}`,
        }
      case 'set-hours':
        return {
          title: words.setHours,
          text: words.setHoursText,
          act: words.setHoursAct,
          href: paths.settings.href(),
        }
      case 'price-bookings':
        return {
          title: words.priceBookings(task.count, formats.number(task.count)),
          text: words.priceBookingsText,
          act: words.priceBookingsAct,
          href: rowsOf(dashboard.period).unpricedBookings,
        }
      case 'mark-visits':
        return {
          title: words.markVisits(task.count, formats.number(task.count)),
          text: words.markVisitsText,
          act: words.markVisitsAct,
          href: rowsOf(dashboard.period).unmarked,
        }
    }
  }
}

/** The few things that are worth most now. */
export function TasksBlock({ dashboard }: { dashboard: Dashboard }) {
  const { tasks: words } = useMessages().overview
  const say = useSay(dashboard)
  const tasks = tasksOf(dashboard).map(say)
  return (
    <section aria-labelledby="tasks" className="print-hidden">
      <h2 id="tasks" className="text-section">
        {words.title}
      </h2>
      <p className="mt-1 text-small text-ink-soft">
        {tasks.length === 0 ? words.nothing : words.subtitle(tasks.length)}
      </p>
      {tasks.length > 0 && (
        <ul className="mt-4 divide-y divide-line border-y border-line">
          {tasks.map(({ title, text, act, href }) => (
            <li key={title} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3.5">
              <div className="min-w-0 flex-1 basis-60">
                <p className="font-medium">{title}</p>
                <p className="text-small text-ink-soft">{text}</p>
              </div>
              <Link to={href} aria-label={`${act}: ${title}`} className={buttonClass('secondary')}>
                {act}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
