const mostSteps = 3

/**
 * Few round numbers for an axis from zero, as close above the largest value as they get: `niceScale(27)` is
 * `[0, 10, 20, 30]`.
 * @param max the largest value drawn
 * @param isCount true when the values are counts, so that no tick falls between two of them
 */
export function niceScale(max: number, isCount: boolean): number[] {
  if (!(max > 0)) return [0, 1]
  if (isCount && max <= 1) return [0, 1]
  const magnitude = 10 ** Math.floor(Math.log10(max / mostSteps))
  // 25 and 250 are round to count with; 0.025 of a currency is not.
  const scales = (isCount ? [1, 2, 2.5, 5, 10, 20] : [1, 2, 5, 10, 20])
    .map((factor) => factor * magnitude)
    .filter((step) => !isCount || Number.isInteger(step))
    // The small allowance keeps 0.3 / 0.1 from counting as four steps; one step alone says too little.
    .map((step) => ({ step, count: Math.max(2, Math.ceil(max / step - 1e-9)) }))
    .filter(({ count }) => count <= mostSteps)
  const best = scales.reduce((a, b) => (b.step * b.count < a.step * a.count ? b : a))
  // Rounded, since 3 × 0.1 is not 0.3 in floating point and the axis would say so.
  return Array.from({ length: best.count + 1 }, (_, index) => Number((index * best.step).toPrecision(12)))
}
