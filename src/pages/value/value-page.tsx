import { Link, useSearchParams } from 'react-router'
import { paths } from '@/app/paths'
import { PageHeading } from '@/components/layout/page-heading'
import { PageTop } from '@/components/layout/page-top'
import { PeriodPicker } from '@/components/period-picker'
import { QueryBlock } from '@/components/query-block'
import { Choice } from '@/components/ui/choice'
import { SkeletonRows } from '@/components/ui/skeleton'
import { useMessages } from '@/hooks/use-messages'
import { useToday } from '@/hooks/use-today'
import { periodParams, readPeriod } from '@/lib/periods'
import { RescuedBookings } from './rescued-bookings'
import { SavedTime } from './saved-time'
import { readValuePart, valueParts } from './value-part'
import { ValueSum } from './value-sum'

/** The rows behind the two values of Overview, with the sum that Overview shows. */
export function ValuePage() {
  const { value: words, common } = useMessages()
  const [params, setParams] = useSearchParams()
  const today = useToday()
  const period = readPeriod(params, today)
  const part = readValuePart(params)
  const Rows = part === 'saved_time' ? SavedTime : RescuedBookings
  const back = new URLSearchParams(periodParams(period, today)).toString()

  return (
    <>
      <PageTop>
        <PeriodPicker period={period} today={today} />
      </PageTop>
      <PageHeading
        title={words.parts[part]}
        action={
          <Link
            to={`${paths.overview.href()}${back && `?${back}`}`}
            className="print-hidden py-2 text-small text-ink-soft underline decoration-line underline-offset-4 hover:text-ink"
          >
            {words.toOverview}
          </Link>
        }
      />
      <div className="print-hidden mb-8">
        <Choice
          label={words.parts.label}
          value={part}
          options={valueParts.map((value) => ({ value, label: words.parts[value] }))}
          onChoose={(chosen) => {
            const next = new URLSearchParams(params)
            next.set('part', chosen)
            setParams(next, { replace: true, preventScrollReset: true })
          }}
        />
      </div>
      {/* Each in a block of its own: the sum and the rows are asked for side by side. */}
      <QueryBlock fallback={<div className="mb-8 h-20" />}>
        <ValueSum part={part} period={period} today={today} />
      </QueryBlock>
      <QueryBlock key={part} fallback={<SkeletonRows rows={8} label={common.loading} />}>
        <Rows period={period} />
      </QueryBlock>
    </>
  )
}
