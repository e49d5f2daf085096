import { useId } from 'react'
import { Bar, BarChart, CartesianGrid, Rectangle, ReferenceArea, Tooltip, XAxis, YAxis } from 'recharts'
import type { LocalDay } from '@/lib/local-days'
import { dayTicks, missingSpans } from './day-ticks'
import { DayTooltip } from './day-tooltip'
import { niceScale } from './nice-scale'
import { SeriesLabels } from './series-labels-beside'

export type DayBar = {
  day: LocalDay
  /** One value for each series, in the order of `series`. */
  values: number[]
  state: 'finished' | 'unfinished' | 'missing'
}

export type Series = { name: string; tone: 'value' | 'cost' | 'warn' }

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
  /** Said of days without data. */
  missingNote: string
  /** One sentence: what a screen reader says when the chart gets focus. */
  label: string
  openDay: (day: LocalDay) => void
}

/** What is missed is hollow: told from the filled by shape too, for eyes that do not tell amber from green. */
const looks: Record<Series['tone'], { fill: string; stroke?: string }> = {
  value: { fill: 'var(--value)' },
  cost: { fill: 'var(--cost)' },
  warn: { fill: 'var(--warn-faint)', stroke: 'var(--warn)' },
}

/** Thin bars have no room for an outline. */
const denseFills: Record<Series['tone'], string> = {
  value: 'var(--value)',
  cost: 'var(--cost)',
  warn: 'color-mix(in srgb, var(--warn) 55%, var(--paper))',
}

const margin = { top: 8, right: 0, bottom: 0, left: 0 }
/** Room for the longest number on the axis: about 7 pixels a sign in the chart's size. */
const axisWidth = (labels: string[]) => 12 + 7 * Math.max(2, ...labels.map((label) => label.length))
const axisHeight = 26

/** Stacked bars, one a day, from zero. Arrow keys walk through the days, a click opens the rows of one. */
export function DayBars(props: DayBarsProps) {
  const hatch = useId()
  const { days, series } = props
  const isDense = days.length > 45
  const totals = days.map((each) => each.values.reduce((sum, value) => sum + value, 0))
  const ticks = niceScale(Math.max(0, ...totals), props.isCount)

  return (
    <div className="flex h-full w-full">
      <BarChart
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
        {series.map(({ name, tone }, index) => (
          <Bar
            key={name}
            name={name}
            dataKey={(bar: DayBar) => bar.values[index]}
            stackId="day"
            {...(isDense ? { fill: denseFills[tone] } : looks[tone])}
            maxBarSize={48}
            isAnimationActive={false}
            // The day that is not over is drawn paler, as something that will still grow.
            shape={(bar) => (
              <Rectangle {...bar} opacity={days[bar.index]?.state === 'unfinished' ? 0.45 : 1} />
            )}
          />
        ))}
      </BarChart>
      <SeriesLabels
        bars={days}
        series={series}
        top={ticks.at(-1) ?? 1}
        inset={{ top: margin.top, bottom: axisHeight }}
      />
    </div>
  )
}
