import type { Overview } from '@/lib/queries/overview-document'

/** What the ended calls say together; it becomes the title of their chart. */
export type OutcomeFinding =
  | { says: 'too-few' }
  | { says: 'nearly-all' }
  | { says: 'missed-share'; /** Of calls that ended, 0 to 1. */ share: number }

const enough = 15
const nearlyAll = 0.95

export function outcomeFinding({ answered, missed }: Overview['totals']): OutcomeFinding {
  const ended = answered + missed
  if (ended < enough) return { says: 'too-few' }
  return answered / ended >= nearlyAll
    ? { says: 'nearly-all' }
    : { says: 'missed-share', share: missed / ended }
}

/** How many of the calls are neither answered, missed nor going on: those we made ourselves that nobody took. */
export const otherCalls = ({ calls, answered, missed, in_progress }: Overview['totals']): number =>
  Math.max(0, calls - answered - missed - in_progress)
