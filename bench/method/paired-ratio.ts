export type PairedRatio = {
  /** Median of A/B over the counted pairs. */
  median: number
  /** 95 % bootstrap interval of that median. */
  low: number
  high: number
  pairs: number
}

type Side<T> = () => Promise<T>
export type Pair<T> = { a: T; b: T }

/** Both sides come once early and once late in each block, so that drift of the machine cancels out. */
const ABBA = ['a', 'b', 'b', 'a'] as const
const WARM_UP_PAIRS = 3
const RESAMPLES = 2_000

/**
 * Runs A and B in ABBA blocks until `pairs` pairs are counted (after three warm-up pairs) and gives A/B pair by pair.
 * Both sides return the same kind of measurement (a rate, the times of a block).
 */
export async function measurePairs<T>(a: Side<T>, b: Side<T>, pairs = 31): Promise<Pair<T>[]> {
  const measured: Pair<T>[] = []
  let side: Pair<T[]> = { a: [], b: [] }
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
export function pairedRatio(pairs: Pair<number>[], random: () => number = Math.random): PairedRatio {
  const ratios = pairs.map((pair) => pair.a / pair.b)
  return { median: median(ratios), ...bootstrap(ratios, median, random), pairs: ratios.length }
}

export type PooledRatio = {
  /** Quantile of all of A over the same of all of B. */
  ratio: number
  /** 95 % bootstrap interval of it, whole pairs drawn: what slows one time slows its neighbours. */
  low: number
  high: number
}

/**
 * How a rare slow answer compares: the quantile of all that was measured. That of one block would hang on whether a
 * pause fell into it, and a median over blocks would say nothing of pauses that most blocks do not have.
 */
export function pooledRatio(
  pairs: Pair<number[]>[],
  q: number,
  random: () => number = Math.random,
): PooledRatio {
  const ratioOf = (some: Pair<number[]>[]) => {
    const of = (side: 'a' | 'b') =>
      quantile(
        some.flatMap((pair) => pair[side]),
        q,
      )
    return of('a') / of('b')
  }
  return { ratio: ratioOf(pairs), ...bootstrap(pairs, ratioOf, random) }
}

/** 95 % interval of a statistic, from as many items drawn again and again. */
function bootstrap<T>(
  items: T[],
  statistic: (items: T[]) => number,
  random: () => number,
): { low: number; high: number } {
  const drawn = Array.from({ length: RESAMPLES }, () =>
    statistic(
      items.map(() => items[Math.floor(random() * items.length)]).filter((item) => item !== undefined),
    ),
  ).sort((x, y) => x - y)
  return {
    low: drawn[Math.floor(RESAMPLES * 0.025)] ?? Number.NaN,
    high: drawn[Math.floor(RESAMPLES * 0.975)] ?? Number.NaN,
  }
}

export function median(values: number[]): number {
  return quantile(values, 0.5)
}

/** Linear interpolation between the two nearest ranks; NaN for no values. */
export function quantile(values: number[], q: number): number {
  // Typed arrays sort numbers several times as fast, which a bootstrap does thousands of times.
  const sorted = Float64Array.from(values).sort()
  const position = (sorted.length - 1) * q
  const lower = sorted[Math.floor(position)]
  const upper = sorted[Math.ceil(position)]
  if (lower === undefined || upper === undefined) return Number.NaN
  return lower + (upper - lower) * (position - Math.floor(position))
}
