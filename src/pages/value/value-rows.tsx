import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { ListFoot, type More } from '@/components/lists/list-foot'

type ValueRow = {
  key: string
  href: string
  when: string
  /** Between the time and the worth, in the order of the columns. */
  cells: ReactNode[]
  worth: string
}

type ValueRowsProps = {
  label: string
  /** The first names the rows, the last is what they are worth. */
  columns: string[]
  rows: ValueRow[]
  more: More
}

/** Rows that make up a value: a table on a desk, the same with fewer columns on a phone. */
export function ValueRows({ label, columns, rows, more }: ValueRowsProps) {
  const last = columns.length - 1
  return (
    <>
      {/* Not tabular: its comma is as wide as a digit, and every row here has one. */}
      <table className="w-full border-collapse text-small">
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr className="border-b border-line text-ink-soft">
            {columns.map((column, index) => (
              <th key={column} scope="col" className={cellClass(index, last, 'py-2 font-medium')}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, href, when, cells, worth }) => (
            <tr key={key} data-value-row className="border-b border-line">
              <th scope="row" className={cellClass(0, last, 'font-normal')}>
                <Link
                  to={href}
                  className="inline-block py-2.5 underline decoration-line underline-offset-4 hover:decoration-current"
                >
                  {when}
                </Link>
              </th>
              {cells.map((cell, index) => (
                <td key={columns[index + 1]} className={cellClass(index + 1, last, 'py-2.5 text-ink-soft')}>
                  {cell}
                </td>
              ))}
              <td data-worth className={cellClass(last, last, 'py-2.5 font-medium')}>
                {worth}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ListFoot more={more} />
    </>
  )
}

/** The first column stands at the left, the last at the right; of those between, a phone shows only the first. */
function cellClass(index: number, last: number, look: string): string {
  if (index === 0) return `text-left ${look}`
  const side = index === 1 ? 'pl-4 text-left' : 'pl-4 text-right'
  return `${side} ${look} ${index > 1 && index < last ? 'max-md:hidden' : ''}`
}
