import { setTimeout as wait } from 'node:timers/promises'
import type { DemoAccount } from './demo-account.ts'

/** A history that has not come by then goes on coming, but nobody waits for it. */
const DEADLINE_MS = 30_000

/** Connecting has begun to fetch the history: resolves when it is there. @throws when it does not come. */
export async function firstHistory(account: DemoAccount, userId: string): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS
  do {
    const integration = await account.integration(userId)
    if (integration?.lastSyncAt) return
    if (integration?.errorCode) throw new Error(`the history did not come: ${integration.errorCode}`)
    await wait(50)
  } while (Date.now() < deadline)
  throw new Error('the history has not come in time')
}
