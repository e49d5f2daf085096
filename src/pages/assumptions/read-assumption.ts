import { decimal } from '@/lib/roi/decimal'
import { defaultAssumptions, type AssumptionKey } from '@/lib/roi/default-assumptions'
import { isLocalDay, type LocalDay } from '@/lib/local-days'
import { monthOf } from '@/lib/periods'
import type { AssumptionInput } from '@/lib/queries/assumptions'
import { unitOf } from './assumption-groups'
import type { Values } from './ends'
import { proposeRange } from './propose-range'
import { readNumber } from './read-number'

/** What holds from here holds for all there is: the earliest day the database knows. */
export const firstDay: LocalDay = '2000-01-01'
const lastDay: LocalDay = '2100-01-01'

export const starts = ['beginning', 'month', 'today', 'day'] as const
export type Start = (typeof starts)[number]

/** What the form holds: numbers as they were typed, in the owner's unit. */
export type AssumptionDraft = {
  likely: string
  /** The smaller and the larger end; empty is as proposed. Of the cost: how much dearer, how much cheaper. */
  least: string
  most: string
  state: AssumptionInput['state']
  start: Start
  /** Used when `start` is a day. */
  day: string
}

/** What is wrong with a field; the words say what is expected. */
export type Wrong = Partial<Record<'likely' | 'least' | 'most', 'number' | 'limits' | 'order'>> & {
  day?: 'day'
}

/** The day the number holds from; null when it is none. */
export function startDay(
  { start, day }: Pick<AssumptionDraft, 'start' | 'day'>,
  today: LocalDay,
): LocalDay | null {
  if (start === 'beginning') return firstDay
  if (start === 'month') return `${monthOf(today)}-01`
  if (start === 'today') return today
  return isLocalDay(day) && day >= firstDay && day <= lastDay ? day : null
}

/** Reads the form; the database holds the same rules. */
export function readAssumption(
  key: AssumptionKey,
  draft: AssumptionDraft,
  current: Values,
  today: LocalDay,
): { input: AssumptionInput } | { wrong: Wrong } {
  const { minimum, maximum, rising } = defaultAssumptions[key]
  const wrong: Wrong = {}
  const read = (field: 'likely' | 'least' | 'most', text: string): string | null => {
    const value = readNumber(text, unitOf(key))
    if (value === null) wrong[field] = 'number'
    else if (decimal(value).lt(minimum) || decimal(value).gt(maximum)) wrong[field] = 'limits'
    return wrong[field] === undefined ? value : null
  }

  const validFrom = startDay(draft, today)
  if (validFrom === null) wrong.day = 'day'

  // The cost has no likely value of its own: only how far it may lie from what we know, each way.
  const isSpread = key === 'cost_spread'
  const likely = isSpread ? current.likely : read('likely', draft.likely)
  const [dearer, cheaper] = [current.low, current.high]
  const proposed = likely === null || isSpread ? null : proposeRange(key, current, likely)
  const end = (field: 'least' | 'most', otherwise: string | undefined) =>
    draft[field].trim() === '' ? (otherwise ?? null) : read(field, draft[field])
  const least = end('least', isSpread ? dearer : proposed?.least)
  const most = end('most', isSpread ? cheaper : proposed?.most)
  if (!isSpread && likely !== null) {
    if (least !== null && decimal(least).gt(likely)) wrong.least = 'order'
    if (most !== null && decimal(most).lt(likely)) wrong.most = 'order'
  }

  if (Object.keys(wrong).length > 0 || likely === null || least === null || most === null || !validFrom)
    return { wrong }
  const [low, high] = isSpread || rising !== false ? [least, most] : [most, least]
  return { input: { low, likely, high, state: draft.state, validFrom } }
}
