/** An instant must be at or after `from` and before `before` (epoch milliseconds). */
export type TimeFilter = { from: number; before: number }

const DAY = 86_400_000

/** A date stands for its UTC day, a full timestamp for that second. */
function span(text: string): TimeFilter | null {
  const from = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text)
  return Number.isNaN(from) ? null : { from, before: from + (text.length === 10 ? DAY : 1000) }
}

/**
 * Reads `Name`, `Name>` and `Name<` as Twilio does: the very day, on or after it, before it.
 * @returns null when a value is no date.
 */
export function timeFilter(query: URLSearchParams, name: string): TimeFilter | null {
  const filter = { from: -Infinity, before: Infinity }
  for (const [suffix, apply] of [
    ['', (at: TimeFilter) => ({ from: at.from, before: at.before })],
    ['>', (at: TimeFilter) => ({ from: at.from, before: Infinity })],
    ['<', (at: TimeFilter) => ({ from: -Infinity, before: at.from })],
  ] as const) {
    const text = query.get(name + suffix)
    if (!text) continue
    const at = span(text)
    if (at === null) return null
    const next = apply(at)
    filter.from = Math.max(filter.from, next.from)
    filter.before = Math.min(filter.before, next.before)
  }
  return filter
}

export const within = (filter: TimeFilter, instant: number): boolean =>
  instant >= filter.from && instant < filter.before
