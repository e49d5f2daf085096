import type { LocalDay } from '@/lib/local-days'
import type { Locale } from '@/lib/locale'
import { unitOf } from './assumption-groups'
import type { AssumptionView } from './assumption-view'
import type { AssumptionDraft } from './read-assumption'
import { writeNumber } from './read-number'

/**
 * What the form begins with: the value that holds. The first word of an owner replaces a guess, so it holds from the
 * beginning; a later one is news, so it holds from this month.
 */
export function firstDraft(view: AssumptionView, today: LocalDay, locale: Locale): AssumptionDraft {
  const isSpread = view.key === 'cost_spread'
  const write = (value: string) => writeNumber(value, unitOf(view.key), locale === 'sv' ? ',' : '.')
  return {
    likely: isSpread ? '' : write(view.likely),
    least: isSpread ? write(view.low) : '',
    most: isSpread ? write(view.high) : '',
    state: view.state === 'measured' ? 'measured' : 'confirmed',
    start: view.versions.length === 0 ? 'beginning' : 'month',
    day: today,
  }
}
