import { openRouterCredentials } from '../_shared/contracts/openrouter.ts'
import { EnvelopeError, type Cipher } from '../_shared/encryption.ts'
import { openRouterClient, type OpenRouterClient } from '../_shared/openrouter/openrouter-client.ts'
import type { SyncOutcome, SyncRun, SyncWorker } from '../_shared/sync/sync-function.ts'
import { readHistory, readSpan } from './read-history.ts'
import { storeUsage } from './store-usage.ts'
import { activityWindow, gapBefore, monthsOf } from './usage-days.ts'

/**
 * Reads what an OpenRouter account used: the whole activity window every time (one request, and late rows correct
 * earlier ones), and once, from analytics, the year before it.
 */
export function syncOpenRouter({ cipher, apiUrl }: { cipher: Cipher; apiUrl: string }): SyncWorker {
  return async (run) => {
    const client = openRouterClient(apiUrl, managementKey(run, cipher), {
      signal: run.signal,
      onRequest: () => run.count({ requests: 1 }),
    })
    return run.job.mode === 'recent' ? readRecent(run, client) : readHistory(run, client)
  }
}

async function readRecent(run: SyncRun, client: OpenRouterClient): Promise<SyncOutcome> {
  const window = activityWindow(run.now())
  await storeUsage(run, await client.activity(), window, false)
  // Nobody has read for longer than the window reaches back: the rest of it is still known to analytics.
  const gap = gapBefore(window, run.job.lastSyncAt)
  for (const month of gap ? monthsOf(gap) : []) await readSpan(run, client, month)
  return { more: false }
}

function managementKey({ job }: SyncRun, cipher: Cipher): string {
  const field = 'managementKey'
  if (job.userId === null || job.integrationId === null) throw new EnvelopeError('The job has no account')
  const place = { account: job.userId, integration: job.integrationId, field }
  const plain = cipher.decrypt(job.secrets[field] ?? '', place)
  return openRouterCredentials.parse({ managementKey: plain }).managementKey
}
