/** The place of one row in a list ordered by `(started_at desc, id desc)`. Rows added above never move it. */
export type Cursor = { startedAt: string; id: string }

export const cursorOf = (row: { started_at: string; id: string }): Cursor => ({
  startedAt: row.started_at,
  id: row.id,
})

/**
 * A PostgREST `or` condition: the rows after a cursor in the list, that is, older.
 * The time is quoted because `.`, `:` and `+` mean something to PostgREST.
 */
export const olderThan = ({ startedAt, id }: Cursor): string =>
  `started_at.lt."${startedAt}",and(started_at.eq."${startedAt}",id.lt.${id})`

/** The rows from the top of the list down to the cursor, the cursor's own row included. */
export const fromTopTo = ({ startedAt, id }: Cursor): string =>
  `started_at.gt."${startedAt}",and(started_at.eq."${startedAt}",id.gte.${id})`

/** Joins parts of a list read at different moments: newest first, each row once, the first reading wins. */
export function joinRows<Row extends { id: string; started_at: string }>(parts: Row[][]): Row[] {
  const rows = new Map<string, Row>()
  for (const row of parts.flat()) if (!rows.has(row.id)) rows.set(row.id, row)
  return [...rows.values()].sort(
    (a, b) =>
      Date.parse(b.started_at) - Date.parse(a.started_at) ||
      (a.started_at === b.started_at ? 0 : a.started_at < b.started_at ? 1 : -1) ||
      (a.id < b.id ? 1 : -1),
  )
}
