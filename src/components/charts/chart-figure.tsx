import { useId, useState, type ReactNode } from 'react'
import { ChartTable, type ChartTableData } from './chart-table'

type ChartFigureProps = {
  /** The finding, computed from the data. */
  title: string
  /** What is drawn, in which unit: "Samtal per dag". */
  unit: string
  /** One sentence for those who cannot see the chart. */
  description: string
  table: ChartTableData
  words: { table: string; chart: string }
  /** Said under the chart: what is missing or not final. */
  note?: ReactNode
  /** The (i) beside the unit. */
  info?: ReactNode
  children: ReactNode
}

/** What every chart stands in: the finding as its title, the unit, and its numbers one click away. */
export function ChartFigure(props: ChartFigureProps) {
  const { title, unit, description, table, words, note, info, children } = props
  const [showsTable, setShowsTable] = useState(false)
  const titleId = useId()
  const descriptionId = useId()

  return (
    <figure aria-labelledby={titleId} aria-describedby={descriptionId} className="min-w-0 break-inside-avoid">
      <figcaption>
        <h2 id={titleId} className="text-section">
          {title}
        </h2>
        <div className="mt-1 mb-4 flex items-center justify-between gap-4 text-small text-ink-soft">
          <span className="flex items-center gap-1">
            {unit}
            {info}
          </span>
          <button
            type="button"
            className="-my-2 py-2 hover:text-ink hover:underline print:hidden"
            onClick={() => setShowsTable(!showsTable)}
          >
            {showsTable ? words.chart : words.table}
            <span className="sr-only">: {unit}</span>
          </button>
        </div>
        <p id={descriptionId} className="sr-only">
          {description}
        </p>
      </figcaption>
      {showsTable ? <ChartTable caption={unit} {...table} /> : children}
      {note !== undefined && <p className="mt-2 text-small text-ink-soft">{note}</p>}
    </figure>
  )
}
