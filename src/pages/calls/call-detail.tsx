import { skipToken, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '@/app/paths'
import { whatOf } from '@/components/calls/call-words'
import { Caller } from '@/components/calls/caller'
import { DetailHead } from '@/components/detail/detail-head'
import { DetailNotFound } from '@/components/detail/detail-not-found'
import { FlagNotice } from '@/components/detail/flag-notice'
import { Notice } from '@/components/ui/notice'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { isUuid } from '@/lib/is-uuid'
import { callQueries, type CallFacts } from '@/lib/queries/calls'
import { CallCourse } from './call-course-list'
import { CallFactList } from './call-fact-list'
import { CallLegs } from './call-legs'
import { CallSource } from './call-source'
import { flagText } from './flag-text'

/** All that is known of one call or message, or that there is none. */
export function CallDetail({ id }: { id: string }) {
  return isUuid(id) ? <KnownId id={id} /> : <NotFound />
}

function KnownId({ id }: { id: string }) {
  const { data: call } = useSuspenseQuery(callQueries.one(useUserId(), id))
  return call === null ? <NotFound /> : <Detail call={call} />
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
      <DetailHead
        title={whatOf(call, calls)}
        facts={[
          formats.dateTime(call.started_at),
          <Caller key="caller" row={call} />,
          call.duration_seconds ? formats.duration(call.duration_seconds) : null,
        ]}
      />
      <div className="space-y-12">
        <FlagNotice
          title={calls.flags.title}
          sentences={call.flags.map((flag) => flagText(flag, calls.flags))}
        />
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

function NotFound() {
  return <DetailNotFound words={useMessages().calls.detail} listHref={paths.calls.href()} />
}
