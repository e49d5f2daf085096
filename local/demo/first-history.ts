import { setTimeout as wait } from 'node:timers/promises'
import type { DemoAccount, ReadSoFar } from './demo-account.ts'
import { demoProviders } from './demo-providers.ts'

/** A history that has not come by then goes on coming, but nobody waits for it. */
const DEADLINE_MS = 30_000

/** Whether the first 90 days are there; what was before them may still come. */
export function hasFirstHistory({ provider, lastSyncAt, stepsBefore }: ReadSoFar): boolean {
  const needed = demoProviders.find(({ name }) => name === provider)?.stepsOfFirstHistory ?? 0
  return lastSyncAt !== null && (stepsBefore === null || stepsBefore >= needed)
}

/**
 * Connecting has begun to fetch the history: resolves when all of it is there.
 * @throws when a part of it does not come; the rest has been waited for
 */
export async function firstHistory(account: DemoAccount, userId: string): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS
  do {
    const missing = (await account.readSoFar(userId)).filter((one) => !hasFirstHistory(one))
    if (missing.length === 0) return
    if (missing.every(({ failure }) => failure !== null)) {
      const why = missing.map(({ provider, failure }) => `${provider} (${failure})`).join(', ')
      throw new Error(`no history came from ${why}`)
    }
    await wait(50)
  } while (Date.now() < deadline)
  throw new Error('the history has not come in time')
}
