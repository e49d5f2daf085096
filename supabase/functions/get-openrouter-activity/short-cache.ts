type Entry<Value> = { proof: string; until: number; value: Promise<Value> }

/**
 * Remembers answers for a moment and asks once for all who ask at the same time. What failed is not remembered.
 * @param proof what the answer was got with: another one asks anew
 */
export function shortCache<Value>(lifeMs: number, now: () => number = Date.now) {
  const entries = new Map<string, Entry<Value>>()

  function forgetOld(): void {
    for (const [key, { until }] of entries) if (until <= now()) entries.delete(key)
  }

  return (key: string, proof: string, ask: () => Promise<Value>): Promise<Value> => {
    forgetOld()
    const known = entries.get(key)
    if (known?.proof === proof) return known.value
    const entry: Entry<Value> = { proof, until: now() + lifeMs, value: ask() }
    entries.set(key, entry)
    entry.value.catch(() => {
      if (entries.get(key) === entry) entries.delete(key)
    })
    return entry.value
  }
}
