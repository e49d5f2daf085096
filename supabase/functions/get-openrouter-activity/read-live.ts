import type { OpenRouterActivityAnswer } from '../_shared/contracts/openrouter.ts'
import { addDecimals } from '../_shared/openrouter/exact-decimal.ts'
import type { OpenRouterClient } from '../_shared/openrouter/openrouter-client.ts'
import { ProviderError } from '../_shared/provider-request.ts'

type Live = Omit<OpenRouterActivityAnswer, 'integrationId'>

const DAY_MS = 86_400_000
const WINDOW_DAYS = 30

/**
 * What OpenRouter says right now: the completed days, and beside them today and the credits where those can be read.
 * @throws ProviderError when the completed days cannot
 */
export async function readLive(client: OpenRouterClient, now: Date): Promise<Live> {
  const [activity, today, credits] = await Promise.all([
    client.activity(),
    orNull(readToday(client, dayOf(now))),
    orNull(client.credits()),
  ])
  return {
    asOf: now.toISOString(),
    currency: 'USD',
    from: dayOf(new Date(now.getTime() - WINDOW_DAYS * DAY_MS)),
    to: dayOf(new Date(now.getTime() - DAY_MS)),
    rows: activity.rows.map(({ modelPermaslug: _permaslug, endpointId: _endpoint, ...row }) => ({
      ...row,
      costUsd: addDecimals(row.creditsUsd, row.byokUsd),
    })),
    skipped: activity.skipped,
    today,
    credits: credits && {
      ...credits,
      remainingUsd: addDecimals(credits.boughtUsd, negative(credits.usedUsd)),
    },
  }
}

/**
 * Activity knows completed days only, so today is what the keys say they have spent since 00:00 UTC: those of the default
 * workspace, and the calling key itself (a management key spends nothing, and is not among them).
 */
async function readToday(client: OpenRouterClient, day: string): Promise<Live['today']> {
  const [own, keys] = await Promise.all([client.key(), orNull(client.keys())])
  const counted = keys?.some(({ label }) => label === own.label) ? keys : [own, ...(keys ?? [])]
  const creditsUsd = addDecimals(...counted.map((key) => key.creditsUsd))
  const byokUsd = addDecimals(...counted.map((key) => key.byokUsd))
  const costUsd = addDecimals(creditsUsd, byokUsd)
  return { day, creditsUsd, byokUsd, costUsd, covers: keys === null ? 'this_key' : 'default_workspace' }
}

/** A part that the page can do without. */
function orNull<Value>(part: Promise<Value>): Promise<Value | null> {
  return part.catch((error: unknown) => {
    if (error instanceof ProviderError) return null
    throw error
  })
}

const dayOf = (time: Date): string => time.toISOString().slice(0, 10)
const negative = (amount: string): string => (amount.startsWith('-') ? amount.slice(1) : `-${amount}`)
