/**
 * A share as "four in five", where that says it honestly: within 2.5 % of the truth, and of at most ten.
 * @returns the pair nearest to the truth, the smaller one of equals, or null
 */
export function fewOf(share: number): { part: number; whole: number } | null {
  if (!(share > 0 && share < 1)) return null
  let nearest: { part: number; whole: number } | null = null
  let leastError = 0.025
  for (let whole = 2; whole <= 10; whole += 1) {
    const part = Math.round(share * whole)
    const error = Math.abs(part / whole - share) / share
    // A little less is no nearer: 0.9 is nine in ten, whatever the ninth digit of a division says.
    if (part > 0 && part < whole && error < leastError - 1e-9) {
      nearest = { part, whole }
      leastError = error
    }
  }
  return nearest
}
