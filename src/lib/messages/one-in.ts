/**
 * The n in "one in n" for a share, when that says it honestly: 0.24 is one in four, 0.36 is not one in anything.
 * @returns 2 to 10, or null
 */
export function oneIn(share: number): number | null {
  if (!(share > 0)) return null
  const n = Math.round(1 / share)
  if (n < 2 || n > 10) return null
  return Math.abs(1 / n - share) / share <= 0.06 ? n : null
}
