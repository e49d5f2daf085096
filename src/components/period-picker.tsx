import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { buttonClass } from '@/components/ui/button'
import { Picker } from '@/components/ui/select-field'
import { useMessages } from '@/hooks/use-messages'
import { useLocale } from '@/hooks/use-ui-store'
import { formatPeriod } from '@/lib/format-period'
import { isLocalDay, type LocalDay } from '@/lib/local-days'
import {
  addMonths,
  daysOfMonth,
  monthOf,
  monthPeriod,
  neighbour,
  periodParams,
  recentLengths,
  type Period,
} from '@/lib/periods'

/** Which days the page is about: months one step at a time, the last days, or own dates. In the URL. */
export function PeriodPicker({ period, today }: { period: Period; today: LocalDay }) {
  const words = useMessages().overview.period
  const locale = useLocale()
  const [params, setParams] = useSearchParams()
  const [isChoosing, setIsChoosing] = useState(false)
  const nameOf = (month: string) => words.month(formatPeriod(daysOfMonth(month), today, locale))

  const show = (next: Period) => {
    const others = new URLSearchParams(params)
    for (const name of ['month', 'days', 'from', 'to']) others.delete(name)
    for (const [name, value] of Object.entries(periodParams(next, today))) others.set(name, value)
    setParams(others, { replace: true, preventScrollReset: true })
  }

  const running = monthOf(today)
  const months = [running, addMonths(running, -1)]
  if (period.kind === 'month' && !months.includes(period.month)) months.push(period.month)
  const options = [
    ...months.map((month) => ({ value: month, label: nameOf(month) })),
    ...recentLengths.map((days) => ({ value: String(days), label: words.days(days) })),
    { value: 'own', label: words.own },
  ]
  const value =
    isChoosing || period.kind === 'own' ? 'own' : period.kind === 'days' ? String(period.days) : period.month

  const choose = (chosen: string) => {
    setIsChoosing(chosen === 'own')
    if (chosen === 'own') return
    const days = recentLengths.find((length) => String(length) === chosen)
    show(
      days === undefined
        ? monthPeriod(chosen, today)
        : { kind: 'days', days, start: period.start, end: period.end },
    )
  }

  return (
    <>
      <Picker
        label={words.label}
        value={value}
        options={options}
        onChange={(event) => choose(event.target.value)}
      />
      <span className="flex">
        <Step direction={-1} period={period} today={today} show={show} />
        <Step direction={1} period={period} today={today} show={show} />
      </span>
      {value === 'own' && <OwnDates period={period} today={today} show={show} />}
    </>
  )
}

type StepProps = { direction: -1 | 1; period: Period; today: LocalDay; show: (period: Period) => void }

/** One step back or on: from the running month to the last whole one in one tap. */
function Step({ direction, period, today, show }: StepProps) {
  const words = useMessages().overview.period
  const locale = useLocale()
  const next = neighbour(period, direction, today)
  const Icon = direction === -1 ? ChevronLeft : ChevronRight
  const name =
    next === null ? '' : formatPeriod(next.kind === 'month' ? daysOfMonth(next.month) : next, today, locale)
  return (
    <button
      type="button"
      disabled={next === null}
      aria-label={next === null ? words.noLater : words.show(name)}
      title={next === null ? undefined : words.show(name)}
      onClick={() => next !== null && show(next)}
      className={buttonClass('quiet', 'px-1.5 disabled:opacity-30')}
    >
      <Icon aria-hidden size={18} />
    </button>
  )
}

/** Two dates and a button: half a date, as while one types, is no period. */
function OwnDates({
  period,
  today,
  show,
}: {
  period: Period
  today: LocalDay
  show: (period: Period) => void
}) {
  const words = useMessages().overview.period
  const [dates, setDates] = useState({ from: period.start, to: period.end, of: period })
  // A step back or on fills in the new dates.
  if (dates.of.start !== period.start || dates.of.end !== period.end)
    setDates({ from: period.start, to: period.end, of: period })
  const take = () => {
    if (!isLocalDay(dates.from) || !isLocalDay(dates.to)) return
    const [start = dates.from, end = dates.to] = [dates.from, dates.to].sort()
    show({ kind: 'own', start, end })
  }
  return (
    <form
      className="flex flex-wrap items-center gap-2 text-small text-ink-soft"
      onSubmit={(event) => {
        event.preventDefault()
        take()
      }}
    >
      {(['from', 'to'] as const).map((name) => (
        <label key={name} className="flex items-center gap-2">
          {words[name]}
          <input
            type="date"
            value={dates[name]}
            max={today}
            onChange={(event) => setDates({ ...dates, [name]: event.target.value })}
            className="min-h-11 rounded border border-line bg-card px-2.5 text-small md:min-h-9"
          />
        </label>
      ))}
      <button type="submit" className={buttonClass('secondary')}>
        {words.apply}
      </button>
    </form>
  )
}
