import { useId } from 'react'
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  Rectangle,
  ReferenceArea,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import type { LocalDay } from '@/lib/local-days'
import { dayTicks, missingSpans } from './day-ticks'
import { DayTooltip } from './day-tooltip'
import { niceScale } from './nice-scale'
import { SeriesLabels } from './series-labels-beside'

export type DayBar = {
  day: LocalDay
  /** One value for each series, in the order of `series`. */
  values: number[]
  /** Incomplete: something of the day is known to be missing. Missing: nothing is known of it. */
  state: 'finished' | 'unfinished' | 'incomplete' | 'missing'
  /** What the same day of the earlier period came to, all series together. */
  earlier?: number | null
}

/** What a series is about: value and cost, something to look at, or a kind of cost. */
export type SeriesTone = 'value' | 'cost' | 'warn' | 'voice' | 'telephony' | 'ai' | 'booking' | 'fixed'
export type Series = { name: string; tone: SeriesTone }

export type DayBarsProps = {
  /** At most 400, ascending. */
  days: DayBar[]
  /** From the bottom of the stack up. */
  series: Series[]
  /** Counts have no ticks between whole numbers. */
  isCount: boolean
  formatValue: (value: number) => string
  /** Shorter, for the axis: `50 tn`. */
  formatAxis: (value: number) => string
  formatTick: (day: LocalDay) => string
  formatDay: (day: LocalDay) => string
  /** Said of the day that is not over. */
  unfinishedNote: string
  /** Said of a day that lacks something. */
  incompleteNote?: string
  /** Said of days without data. */
  missingNote: string
  /** The earlier period, drawn grey behind: its name, shorter beside the chart and full in words. */
  earlier?: { short: string; name: string } | undefined
  /** One sentence: what a screen reader says when the chart gets focus. */
  label: string
  openDay: (day: LocalDay) => void
}

/** What is missed is hollow: told from the filled by shape too, for eyes that do not tell amber from green. */
const hollow = { fill: 'var(--warn-faint)', stroke: 'var(--warn)' }
/** Parts of a stack are set apart by a thread of paper. */
const part = (fill: string) => ({ fill, stroke: 'var(--paper)', strokeWidth: 1 })
const looks: Record<SeriesTone, { fill: string; stroke?: string; strokeWidth?: number }> = {
  value: { fill: 'var(--value)' },
  cost: { fill: 'var(--cost)' },
  warn: hollow,
  voice: part('var(--source-voice)'),
  telephony: part('var(--source-telephony)'),
  ai: part('var(--source-ai)'),
  booking: part('var(--source-booking)'),
  fixed: part('var(--source-fixed)'),
}

/** Thin bars have no room for an outline. */
const denseFill = (tone: SeriesTone) =>
  tone === 'warn' ? 'color-mix(in srgb, var(--warn) 55%, var(--paper))' : looks[tone].fill

const margin = { top: 8, right: 0, bottom: 0, left: 0 }
/** Room for the longest number on the axis: about 7 pixels a sign in the chart's size. */
const axisWidth = (labels: string[]) => 12 + 7 * Math.max(2, ...labels.map((label) => label.length))
const axisHeight = 26

/** Stacked bars, one a day, from zero. Arrow keys walk through the days, a click opens the rows of one. */
export function DayBars(props: DayBarsProps) {
  const hatch = useId()
  const { days, series, earlier } = props
  const isDense = days.length > 45
  const totals = days.map((each) => each.values.reduce((sum, value) => sum + value, 0))
  const before = earlier === undefined ? [] : days.map((each) => each.earlier ?? 0)
  const ticks = niceScale(Math.max(0, ...totals, ...before), props.isCount)

  return (
    <div className="flex h-full w-full">
      <ComposedChart
        responsive
        className="min-w-0 flex-1"
        style={{ height: '100%' }}
        data={days}
        margin={margin}
        barCategoryGap={isDense ? 1 : '14%'}
        title={props.label}
        onClick={({ activeLabel }) => {
          if (typeof activeLabel === 'string') props.openDay(activeLabel)
        }}
      >
        <defs>
          <pattern
            id={hatch}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <line x1="0" y1="0" x2="0" y2="6" stroke="var(--line)" strokeWidth="3" />
          </pattern>
        </defs>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="day"
          ticks={dayTicks(days.map((each) => each.day))}
          tickFormatter={props.formatTick}
          tickLine={false}
          axisLine={false}
          height={axisHeight}
          interval="preserveStartEnd"
          tick={{ fill: 'var(--ink-soft)' }}
        />
        <YAxis
          ticks={ticks}
          domain={[0, ticks.at(-1) ?? 1]}
          tickFormatter={props.formatAxis}
          tickLine={false}
          axisLine={false}
          width={axisWidth(ticks.map(props.formatAxis))}
          tick={{ fill: 'var(--ink-soft)' }}
        />
        {missingSpans(days.map(({ day, state }) => ({ day, isMissing: state === 'missing' }))).map(
          ([from, to]) => (
            <ReferenceArea
              key={from}
              x1={from}
              x2={to}
              fill={`url(#${hatch})`}
              fillOpacity={1}
              ifOverflow="visible"
            />
          ),
        )}
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: 'var(--value-faint)' }}
          content={({ label }) => <DayTooltip bar={days.find((each) => each.day === label)} {...props} />}
        />
        {earlier !== undefined && (
          <Line
            name={earlier.name}
            dataKey="earlier"
            stroke="var(--ink-faint)"
            strokeOpacity={0.55}
            strokeWidth={1.5}
            dot={false}
            activeDot={false}
            isAnimationActive={false}
            // Behind the bars.
            zIndex={250}
          />
        )}
        {series.map(({ name, tone }, index) => (
          <Bar
            key={name}
            name={name}
            dataKey={(bar: DayBar) => bar.values[index]}
            stackId="day"
            {...(isDense ? { fill: denseFill(tone) } : looks[tone])}
            maxBarSize={48}
            isAnimationActive={false}
            // What is not over, or not whole, is drawn paler, as something that will still grow.
            shape={(bar) => <Rectangle {...bar} opacity={days[bar.index]?.state === 'finished' ? 1 : 0.45} />}
          />
        ))}
      </ComposedChart>
      <SeriesLabels
        bars={days}
        series={series}
        earlier={earlier}
        top={ticks.at(-1) ?? 1}
        inset={{ top: margin.top, bottom: axisHeight }}
      />
    </div>
  )
}
