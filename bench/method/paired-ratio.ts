export type PairedRatio = {
  /** Median of A/B over the counted pairs. */
  median: number
  /** 95 % bootstrap interval of that median. */
  low: number
  high: number
  pairs: number
}

type Side = () => Promise<number>

/** Both sides come once early and once late in each block, so that drift of the machine cancels out. */
const ABBA = ['a', 'b', 'b', 'a'] as const
const WARM_UP_PAIRS = 3
const RESAMPLES = 2_000

/**
 * Runs A and B in ABBA blocks until `pairs` pairs are counted (after three warm-up pairs) and gives A/B pair by pair.
 * Both sides return the same kind of number (a rate, a time).
 */
export async function measurePairs(a: Side, b: Side, pairs = 31): Promise<{ a: number; b: number }[]> {
  const measured: { a: number; b: number }[] = []
  let side: { a: number[]; b: number[] } = { a: [], b: [] }
  while (measured.length < pairs + WARM_UP_PAIRS) {
    for (const which of ABBA) side[which].push(await (which === 'a' ? a() : b()))
    for (const [index, value] of side.a.entries()) {
      const other = side.b[index]
      if (other !== undefined) measured.push({ a: value, b: other })
    }
    side = { a: [], b: [] }
  }
  return measured.slice(WARM_UP_PAIRS, WARM_UP_PAIRS + pairs)
}

/** Median of the paired ratios with its bootstrap interval. `random` makes it repeatable in tests. */
export function pairedRatio(
  pairs: { a: number; b: number }[],
  random: () => number = Math.random,
): PairedRatio {
  const ratios = pairs.map((pair) => pair.a / pair.b)
  const medians = Array.from({ length: RESAMPLES }, () =>
    median(ratios.map(() => ratios[Math.floor(random() * ratios.length)] ?? Number.NaN)),
  ).sort((x, y) => x - y)
  return {
    median: median(ratios),
    low: medians[Math.floor(RESAMPLES * 0.025)] ?? Number.NaN,
    high: medians[Math.floor(RESAMPLES * 0.975)] ?? Number.NaN,
    pairs: ratios.length,
  }
}

export function median(values: number[]): number {
  return quantile(values, 0.5)
}

/** Linear interpolation between the two nearest ranks; NaN for no values. */
export function quantile(values: number[], q: number): number {
  const sorted = [...values].sort((x, y) => x - y)
  const position = (sorted.length - 1) * q
  const lower = sorted[Math.floor(position)]
  const upper = sorted[Math.ceil(position)]
  if (lower === undefined || upper === undefined) return Number.NaN
  return lower + (upper - lower) * (position - Math.floor(position))
}
