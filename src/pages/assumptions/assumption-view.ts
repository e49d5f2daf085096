import type { LocalDay } from '@/lib/local-days'
import type { AssumptionVersion } from '@/lib/queries/assumptions'
import { assumptionsOn, type AssumptionInForce, type Range } from '@/lib/roi/assumptions-in-force'
import { toText } from '@/lib/roi/decimal'
import { assumptionKeys, type AssumptionKey } from '@/lib/roi/default-assumptions'
import type { Values } from './ends'

/** One assumption as the page shows it. */
export type AssumptionView = Values & {
  key: AssumptionKey
  state: AssumptionInForce['state']
  /** Since when the owner's word holds; null while nobody has said anything. */
  validFrom: LocalDay | null
  /** All that was said, newest first, also what will hold later. */
  versions: AssumptionVersion[]
}

/** Every assumption as it holds on a day. */
export type AssumptionViews = Record<AssumptionKey, AssumptionView>

const asText = ({ low, likely, high }: Range): Values => ({
  low: toText(low),
  likely: toText(likely),
  high: toText(high),
})

/**
 * What holds today, with all that was said.
 * @param versions newest first
 * @param measured the show rate of the owner's own visits, when there are enough of them
 */
export function viewAssumptions(
  versions: readonly AssumptionVersion[],
  measured: Range | null,
  today: LocalDay,
): AssumptionViews {
  const now = assumptionsOn(today, versions, measured)
  const view = (key: AssumptionKey): AssumptionView => ({
    key,
    ...asText(now[key]),
    state: now[key].state,
    validFrom: now[key].validFrom,
    versions: versions.filter((version) => version.key === key),
  })
  return Object.fromEntries(assumptionKeys.map((key) => [key, view(key)])) as AssumptionViews
}

/** What would hold from a version's first day without it. */
export function withoutVersion(
  { key, versions }: AssumptionView,
  removed: AssumptionVersion,
  measured: Range | null,
): Values & Pick<AssumptionView, 'state' | 'validFrom'> {
  const others = versions.filter(({ id }) => id !== removed.id)
  const before = assumptionsOn(removed.validFrom, others, measured)[key]
  return { ...asText(before), state: before.state, validFrom: before.validFrom }
}
