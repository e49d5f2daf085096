import { inBackground } from '../_shared/background.ts'
import { openCompany, type SimplyBookDependencies } from '../_shared/simplybook/open-company.ts'
import { workOffCallbacks } from '../_shared/simplybook/work-off-callbacks.ts'
import type { WebhookIntegration } from '../_shared/webhook-integrations.ts'

/** Below the platform's limit for a worker; what is left then is fetched by the next callback, or by the sync. */
const WORK_MS = 60_000
const TIMEOUT_MS = 10_000

/**
 * Fetches what callbacks named, after they were answered. Callbacks that come meanwhile are taken along, so a burst of
 * them is one piece of work.
 */
export function callbackWorker(dependencies: SimplyBookDependencies) {
  const working = new Map<string, { again: boolean }>()

  async function workOff({ id, account }: WebhookIntegration): Promise<void> {
    const [stored] = await dependencies.database.run(
      (sql) => sql<{ settings: Record<string, unknown>; secrets: Record<string, string> }[]>`
        select settings, secrets from private.load_integration(${account}, ${id})`,
    )
    if (!stored) return
    const request = { timeoutMs: TIMEOUT_MS, tries: 3, signal: AbortSignal.timeout(WORK_MS + TIMEOUT_MS) }
    const company = await openCompany(dependencies, { integrationId: id, account, ...stored, request })
    await workOffCallbacks(company, { now: () => new Date(), until: Date.now() + WORK_MS })
  }

  return async function work(integration: WebhookIntegration): Promise<void> {
    const running = working.get(integration.id)
    if (running) {
      running.again = true
      return
    }
    const state = { again: true }
    working.set(integration.id, state)
    try {
      while (state.again) {
        state.again = false
        await workOff(integration)
      }
    } finally {
      working.delete(integration.id)
      // It failed while somebody called, and may be well again: whoever called is not kept waiting for the next one.
      if (state.again) inBackground(work(integration))
    }
  }
}
