import type { CallFunction } from '../_shared/own-functions.ts'

export type StartSync = (integrationId: string) => Promise<void>

/** Has the queue of one integration worked on now, instead of with the next minute. */
export function syncStarter(callFunction: CallFunction): StartSync {
  return async (integrationId) => {
    const response = await callFunction('run-sync-jobs', { integrationId })
    await response.body?.cancel()
    if (!response.ok) throw new Error(`run-sync-jobs answers ${response.status}`)
  }
}
