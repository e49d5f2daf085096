import type { Overview } from '@/lib/queries/overview-document'

/** What the first sentence of the page says; the words for each are in the messages. */
export type Headline =
  | { says: 'some-answered'; answered: number; ended: number }
  | { says: 'all-answered'; answered: number }
  | { says: 'none-answered'; missed: number }
  | { says: 'answered-so-far'; answered: number }
  | { says: 'missed-so-far'; missed: number }
  | { says: 'only-in-progress'; inProgress: number }
  | { says: 'no-calls-today' }

/**
 * Today in one sentence. Calls that are still going on are not judged yet,
 * and calls we made ourselves that nobody took are nothing the receptionist missed.
 */
export function headlineOf(today: Overview['today']): Headline {
  const { answered, missed, in_progress: inProgress } = today
  const ended = answered + missed
  if (ended === 0)
    return inProgress > 0 ? { says: 'only-in-progress', inProgress } : { says: 'no-calls-today' }
  // While calls go on, "all" and "none" are not known yet.
  if (answered === 0)
    return inProgress > 0 ? { says: 'missed-so-far', missed } : { says: 'none-answered', missed }
  if (missed === 0)
    return inProgress > 0 ? { says: 'answered-so-far', answered } : { says: 'all-answered', answered }
  return { says: 'some-answered', answered, ended }
}
