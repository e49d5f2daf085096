import { syncAnswer, type SyncRunAnswer } from '../../../supabase/functions/_shared/contracts/sync.ts'
import type { Place } from './owner.ts'
import { postFunction } from './post-function.ts'

/** What a sync function, or the runner of the queue, says that it did: called as cron calls it. */
export async function runSync(
  place: Pick<Place, 'functionsUrl'> & { secretKey: string },
  name: string,
  body: object = {},
): Promise<SyncRunAnswer[]> {
  const response = await postFunction(place, name, { apikey: place.secretKey }, body)
  const text = await response.text()
  if (response.status !== 200) throw new Error(`${name} answered ${response.status}: ${text}`)
  return syncAnswer.parse(JSON.parse(text)).runs
}

/** The run where there must be exactly one. */
export function oneRun(runs: readonly SyncRunAnswer[]): SyncRunAnswer {
  const [run, ...others] = runs
  if (!run || others.length > 0) throw new Error(`One run was expected: ${JSON.stringify(runs)}`)
  return run
}
