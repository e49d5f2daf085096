import { addDecimals } from './exact-decimal.ts'
import { usageDay } from './usage-fields.ts'
import type { UsageRow } from './usage-row.ts'

export type UsageReading = {
  /** One for each day, model and endpoint, by day. */
  rows: UsageRow[]
  /** Rows that were not understood. */
  skipped: number
  /** Days with a row that was not understood: what is missing on them is not known to be gone. */
  doubtfulDays: ReadonlySet<string>
  /** A row whose day was not understood: then no day is known to be whole. */
  isAllDoubtful: boolean
}

/** Reads rows one by one, so that one that is not understood takes no other along. */
export function readUsage(
  items: readonly unknown[],
  read: (item: unknown) => UsageRow | undefined,
  dayOf: (item: unknown) => unknown,
): UsageReading {
  const rows = new Map<string, UsageRow[]>()
  const doubtfulDays = new Set<string>()
  let skipped = 0
  let isAllDoubtful = false
  for (const item of items) {
    const row = read(item)
    if (row !== undefined) {
      const identity = JSON.stringify([row.day, row.modelPermaslug, row.model, row.endpointId])
      rows.set(identity, [...(rows.get(identity) ?? []), row])
      continue
    }
    skipped += 1
    const stated = dayOf(item)
    const day = typeof stated === 'string' ? usageDay(stated) : undefined
    if (day === undefined) isAllDoubtful = true
    else doubtfulDays.add(day)
  }
  const whole = [...rows.values()].map(onePerIdentity)
  whole.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  return { rows: whole, skipped, doubtfulDays, isAllDoubtful }
}

/** A row that came twice counts once; rows that differ (an endpoint without id at two providers) are parts of one. */
function onePerIdentity(parts: UsageRow[]): UsageRow {
  const different = [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()]
  return different.reduce((sum, part) => ({
    ...sum,
    providerName: [...new Set([sum.providerName, part.providerName])]
      .filter(Boolean)
      .join(', ')
      .slice(0, 200),
    requests: sum.requests + part.requests,
    promptTokens: sum.promptTokens + part.promptTokens,
    completionTokens: sum.completionTokens + part.completionTokens,
    reasoningTokens: sum.reasoningTokens + part.reasoningTokens,
    creditsUsd: addDecimals(sum.creditsUsd, part.creditsUsd),
    byokUsd: addDecimals(sum.byokUsd, part.byokUsd),
  }))
}
