import type { ReactNode } from 'react'

export type ChartTableData = {
  columns: string[]
  /** The first cell names the row. */
  rows: { key: string; cells: ReactNode[] }[]
}

/** A box that scrolls has to take the focus, or the keyboard never sees its end. */
const reachable = { tabIndex: 0 }

/** The numbers behind a chart. Long ones scroll inside their place, by keyboard too. */
export function ChartTable({ caption, columns, rows }: ChartTableData & { caption: string }) {
  return (
    <div
      role="region"
      aria-label={caption}
      {...reachable}
      className="max-h-72 overflow-auto print:max-h-none"
    >
      <table className="w-full border-collapse text-small tabular-nums">
        <caption className="sr-only">{caption}</caption>
        <thead className="sticky top-0 bg-paper">
          <tr className="border-b border-line text-ink-soft">
            {columns.map((column, index) => (
              <th
                key={column}
                scope="col"
                className={index === 0 ? 'py-2 text-left font-medium' : 'py-2 pl-3 text-right font-medium'}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key} className="border-b border-line">
              {cells.map((cell, index) =>
                index === 0 ? (
                  <th key={columns[index]} scope="row" className="py-1.5 text-left font-normal">
                    {cell}
                  </th>
                ) : (
                  <td key={columns[index]} className="py-1.5 pl-3 text-right">
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
