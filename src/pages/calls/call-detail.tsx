import { skipToken, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '@/app/paths'
import { whatOf } from '@/components/calls/call-words'
import { Caller } from '@/components/calls/caller'
import { Notice } from '@/components/ui/notice'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { isUuid } from '@/lib/is-uuid'
import { callQueries, type CallFacts } from '@/lib/queries/calls'
import { CallCourse } from './call-course-list'
import { CallFactList } from './call-fact-list'
import { CallLegs } from './call-legs'
import { CallNotFound } from './call-not-found'
import { CallSource } from './call-source'
import { flagText } from './flag-text'

/** All that is known of one call or message, or that there is none. */
export function CallDetail({ id }: { id: string }) {
  return isUuid(id) ? <KnownId id={id} /> : <CallNotFound />
}

function KnownId({ id }: { id: string }) {
  const { data: call } = useSuspenseQuery(callQueries.one(useUserId(), id))
  return call === null ? <CallNotFound /> : <Detail call={call} />
}

function Detail({ call }: { call: CallFacts }) {
  const { calls } = useMessages()
  const formats = useFormats()
  const userId = useUserId()
  const relatives = useQuery(
    call.kind === 'call'
      ? callQueries.relatives(userId, call)
      : { queryKey: ['no-relatives'], queryFn: skipToken },
  )
  const legs = relatives.data?.filter((row) => row.parent_ref === call.provider_ref) ?? []
  const parent = relatives.data?.find((row) => row.provider_ref === call.parent_ref)

  return (
    <article>
      <header className="pt-6 pb-8 md:pt-8">
        <h1 className="text-headline">{whatOf(call, calls)}</h1>
        <p className="mt-3 flex flex-wrap gap-x-2 text-lead text-ink-soft">
          <span>{formats.dateTime(call.started_at)}</span>
          <span aria-hidden>·</span>
          <span>
            <Caller row={call} />
          </span>
          {call.duration_seconds !== null && call.duration_seconds > 0 && (
            <>
              <span aria-hidden>·</span>
              <span>{formats.duration(call.duration_seconds)}</span>
            </>
          )}
        </p>
      </header>
      <div className="space-y-12">
        {call.flags.length > 0 && (
          <Notice tone="warn" title={calls.flags.title}>
            {call.flags.map((flag) => (
              <p key={flag}>{flagText(flag, calls.flags)}</p>
            ))}
          </Notice>
        )}
        {parent !== undefined && (
          <Notice title={calls.detail.parent}>
            <Link to={paths.call.href(parent.id)} className="underline underline-offset-4">
              {calls.detail.openParent}
            </Link>
          </Notice>
        )}
        <div className="grid gap-x-14 gap-y-12 lg:grid-cols-2">
          <CallFactList call={call} />
          <CallCourse call={call} />
        </div>
        {legs.length > 0 && <CallLegs call={call} legs={legs} />}
        <CallSource call={call} />
      </div>
    </article>
  )
}
