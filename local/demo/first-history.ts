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

/** Connecting has begun to fetch the history: resolves when it is there. @throws when it does not come. */
export async function firstHistory(account: DemoAccount, userId: string): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS
  do {
    const connections = await account.readSoFar(userId)
    const missing = connections.filter((one) => !hasFirstHistory(one))
    if (missing.length === 0) return
    const failed = missing.find(({ errorCode }) => errorCode !== null)
    if (failed) throw new Error(`the history of ${failed.provider} did not come: ${failed.errorCode}`)
    await wait(50)
  } while (Date.now() < deadline)
  throw new Error('the history has not come in time')
}
