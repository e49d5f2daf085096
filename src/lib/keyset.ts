/** The place of one row in a newest-first list. Rows added above never move it. */
export type Place = { at: string; id: string }

/** How many rows a list begins with, and adds when asked for more. */
export const pageSize = 50

/** What of a PostgREST query a keyset needs. */
interface Arrangeable {
  or(alternatives: string): this
  order(column: string, options: { ascending: boolean }): this
}

/** A list ordered newest first by the column `at`, rows of the same moment by the column `id`. */
export function keyset<At extends string, Id extends string>(at: At, id: Id) {
  type Row = Record<At | Id, string>
  const placeOf = (row: Row): Place => ({ at: row[at], id: row[id] })
  // The time is quoted because `.`, `:` and `+` mean something to PostgREST.
  const beside = (place: Place, side: 'lt' | 'gt', ids: 'lt' | 'gte') =>
    `${at}.${side}."${place.at}",and(${at}.eq."${place.at}",${id}.${ids}.${place.id})`

  return {
    placeOf,
    /** The rows after a place in the list, that is, older. All of them when there is no place. */
    below: (place: Place | null): string[] => (place === null ? [] : [beside(place, 'lt', 'lt')]),
    /** The rows from the top of the list down to a place, its own row included. */
    downTo: (place: Place): string[] => [beside(place, 'gt', 'gte')],

    /**
     * Puts a query in order, narrowed by conditions that each name alternatives. They share one `or` parameter, since
     * a second one in the address would not be heeded by every server.
     */
    arrange<Query extends Arrangeable>(query: Query, conditions: string[]): Query {
      const [first, ...others] = conditions
      const all = others.length === 0 ? first : `and(${conditions.map((each) => `or(${each})`).join(',')})`
      return (all === undefined ? query : query.or(all))
        .order(at, { ascending: false })
        .order(id, { ascending: false })
    },

    /** Where the page after this one begins; nowhere when this was the last. */
    next(page: Row[]): Place | undefined {
      const last = page.at(-1)
      return last === undefined || page.length < pageSize ? undefined : placeOf(last)
    },

    /** Joins parts of a list read at different moments: newest first, each row once, the first reading wins. */
    join<Each extends Row>(parts: Each[][]): Each[] {
      const rows = new Map<string, Each>()
      for (const row of parts.flat()) if (!rows.has(row[id])) rows.set(row[id], row)
      return [...rows.values()].sort(
        (a, b) =>
          Date.parse(b[at]) - Date.parse(a[at]) ||
          (a[at] === b[at] ? 0 : a[at] < b[at] ? 1 : -1) ||
          (a[id] < b[id] ? 1 : -1),
      )
    },
  }
}
