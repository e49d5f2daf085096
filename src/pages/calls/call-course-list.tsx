import clsx from 'clsx'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { isUnderWay } from '@/lib/call-outcome'
import type { CallFacts } from '@/lib/queries/calls'
import { courseOf } from './call-course'

/** What happened, moment by moment. */
export function CallCourse({ call }: { call: CallFacts }) {
  const { detail, statuses } = useMessages().calls
  const formats = useFormats()
  const moments = courseOf(call)
  // Some end without a time for it: then the last line says how.
  const hasEnd = moments.at(-1)?.what === 'ended'
  return (
    <section aria-labelledby="course">
      <h2 id="course" className="text-section">
        {detail.course}
      </h2>
      <ol className="mt-4 border-t border-line pt-4">
        {moments.map(({ what, at, afterSeconds }) => (
          <li key={what} className="relative border-s border-line ps-5 pb-5 last:border-transparent">
            <span aria-hidden className="absolute -start-1 top-2 size-2 rounded-full bg-value" />
            <p className="font-medium">{detail[what]}</p>
            <p className="text-small text-ink-soft">
              {formats.dateTime(at)}
              {afterSeconds !== null && ` · ${detail.waited(formats.duration(afterSeconds))}`}
            </p>
          </li>
        ))}
        {!hasEnd && (
          <li className="relative ps-5">
            <span
              aria-hidden
              className={clsx(
                'absolute -start-1 top-2 size-2 rounded-full',
                isUnderWay(call) ? 'border-2 border-ink-faint bg-paper' : 'bg-value',
              )}
            />
            <p className="first-letter:uppercase">{statuses[call.status] ?? call.status}</p>
          </li>
        )}
      </ol>
    </section>
  )
}
