/**
 * A share as "four in five", where that says it honestly: within 2.5 % of the truth, and of at most ten.
 * @returns the smallest pair that fits, or null
 */
export function fewOf(share: number): { part: number; whole: number } | null {
  if (!(share > 0 && share < 1)) return null
  for (let whole = 2; whole <= 10; whole += 1) {
    const part = Math.round(share * whole)
    if (part > 0 && part < whole && Math.abs(part / whole - share) / share <= 0.025) return { part, whole }
  }
  return null
}
