/** A small repeatable source of chance: the same key always gives the same sequence. */
export type SeededRandom = {
  /** From 0 up to, not including, 1. */
  next(): number
  /** A whole number, both ends included. */
  between(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(items: readonly [T, ...T[]]): T
  /** An index drawn by weight; weights need not sum to one. */
  weighted<T extends string>(weights: Readonly<Record<T, number>>): T
  /** How many arrivals when `mean` are expected. */
  poisson(mean: number): number
  /** Skewed to the right, as the lengths of calls are: half lie below `median`. */
  logNormal(median: number, sigma: number): number
}

/** FNV-1a with a final mix: spreads near-equal keys ("…-01", "…-02") over the whole range. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}

/** Mulberry32 seeded by the text `key`. Not for secrets. */
export function seededRandom(key: string): SeededRandom {
  let state = hash(key)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (items) => items[between(0, items.length - 1)] ?? items[0],
    weighted<T extends string>(weights: Readonly<Record<T, number>>): T {
      // Object.keys forgets the key type; these objects are written out in full.
      const names = Object.keys(weights) as T[]
      const total = names.reduce((sum, name) => sum + weights[name], 0)
      let rest = next() * total
      for (const name of names) {
        rest -= weights[name]
        if (rest < 0) return name
      }
      const last = names.at(-1)
      if (last === undefined) throw new Error('Cannot draw from no weights')
      return last
    },
    poisson(mean) {
      const limit = Math.exp(-mean)
      let count = 0
      for (let product = next(); product > limit; product *= next()) count++
      return count
    },
    logNormal(median, sigma) {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
      return median * Math.exp(sigma * normal)
    },
  }
}
