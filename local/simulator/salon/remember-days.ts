/** About two years. */
const DAYS_KEPT = 800

/** `make` for a day, made once and kept; the day that was made first is forgotten when there are too many. */
export function rememberDays<T>(make: (day: string) => T): (day: string) => T {
  const days = new Map<string, T>()
  return (day) => {
    const known = days.get(day)
    if (known !== undefined) return known
    const made = make(day)
    const oldest = days.size >= DAYS_KEPT ? days.keys().next().value : undefined
    if (oldest !== undefined) days.delete(oldest)
    days.set(day, made)
    return made
  }
}
