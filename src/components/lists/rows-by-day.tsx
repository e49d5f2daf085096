import type { ReactNode } from 'react'
import { groupBy } from '@/lib/group-by'
import type { LocalDay } from '@/lib/local-days'
import { DayHeading } from './day-heading'

type RowsByDayProps<Row> = {
  label: string
  rows: Row[]
  /** The account's day of a row. */
  dayOf: (row: Row) => LocalDay
  /** Draws one row, as an item of a list. */
  children: (row: Row) => ReactNode
}

/** Rows under the day they belong to, days and rows in the order they come. */
export function RowsByDay<Row>({ label, rows, dayOf, children }: RowsByDayProps<Row>) {
  return (
    <section aria-label={label}>
      {[...groupBy(rows, dayOf)].map(([day, its]) => (
        <div key={day} className="mb-6">
          <DayHeading day={day} />
          <ul>{its.map((row) => children(row))}</ul>
        </div>
      ))}
    </section>
  )
}
