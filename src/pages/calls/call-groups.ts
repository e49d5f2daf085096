import { localDayOf, type LocalDay } from '@/lib/local-days'

export type DayGroup<Row> = { day: LocalDay; rows: Row[] }

/** Cuts a newest-first list at the account's midnights. */
export function groupByDay<Row extends { started_at: string }>(
  rows: Row[],
  timeZone: string,
): DayGroup<Row>[] {
  const groups: DayGroup<Row>[] = []
  for (const row of rows) {
    const day = localDayOf(new Date(row.started_at), timeZone)
    const open = groups.at(-1)
    if (open?.day === day) open.rows.push(row)
    else groups.push({ day, rows: [row] })
  }
  return groups
}
