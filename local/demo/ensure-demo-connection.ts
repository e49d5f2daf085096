import type { DemoParts } from './demo-parts.ts'
import type { DemoProvider, SimulatorState } from './demo-providers.ts'
import type { DemoRecord } from './demo-record.ts'
import type { Session } from './demo-session.ts'

/** Seconds until what is older than the first 90 days may be fetched. */
const BACKFILL_AFTER = 30

export type EnsuredConnection = {
  provider: DemoProvider
  integrationId: string
  isNew: boolean
  /** Where it is to report to; null for one that reports nothing. */
  address: string | null
}

type Known = { record: DemoRecord; userId: string; state: SimulatorState; signIn: () => Promise<Session> }

/**
 * The demo's connection to one provider with the address that it listens on, made if nobody ever did.
 * @returns null when a visitor has disconnected it: that is left as it is.
 */
export async function ensureDemoConnection(
  { account, gateway }: Pick<DemoParts, 'account' | 'gateway'>,
  { record, userId, state, signIn }: Known,
  provider: DemoProvider,
): Promise<EnsuredConnection | null> {
  const integration = await account.integration(userId, provider.name)
  if (integration && !integration.isConnected) return null
  if (!integration) {
    const made = await gateway.connect(await signIn(), provider.name, provider.connect(state))
    // A whole year of calls would be read while the first page is waited for.
    if (provider.stepsOfFirstHistory === 0)
      await account.postponeBackfill(made.integration.id, BACKFILL_AFTER)
    return {
      provider,
      integrationId: made.integration.id,
      isNew: true,
      address: made.webhookUrl ?? null,
    }
  }
  const ensured = { provider, integrationId: integration.id, isNew: false }
  if (provider.address === null) return { ...ensured, address: null }
  const kept = record[provider.address]
  if (kept !== undefined && integration.isAddress(kept)) return { ...ensured, address: kept }
  const { webhookUrl } = await gateway.rotateWebhook(await signIn(), integration.id)
  return { ...ensured, address: webhookUrl ?? null }
}
