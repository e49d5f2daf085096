import { randomBytes, randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import postgres from 'postgres'
import { inject } from 'vitest'
import {
  openRouterActivityAnswer,
  type OpenRouterActivityAnswer,
} from '../../../supabase/functions/_shared/contracts/openrouter.ts'
import type { Owner } from './owner.ts'

/** OpenRouter connected by the function that the page calls. */
async function connectOpenRouter(owner: Owner): Promise<string> {
  const { functionsUrl, publishableKey } = inject('stack')
  const response = await fetch(`${functionsUrl}/manage-integrations`, {
    method: 'POST',
    headers: {
      apikey: publishableKey,
      authorization: `Bearer ${owner.accessToken}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      action: 'connect',
      provider: 'openrouter',
      credentials: { managementKey: `sk-or-v1-${randomBytes(32).toString('hex')}` },
    }),
  })
  if (response.status !== 201)
    throw new Error(`Connect answered ${response.status}: ${await response.text()}`)
  // Our own contract, held to its shape in the functions' tests.
  const answer = (await response.json()) as { integration: { id: string } }
  return answer.integration.id
}

/** Days of model use without the wait: merged as a sync would. */
export async function giveModelUse(owner: Owner, days: number): Promise<void> {
  const integrationId = await connectOpenRouter(owner)
  const sql = postgres(inject('stack').dbUrl, { max: 1, onnotice: () => undefined })
  try {
    const rows = Array.from({ length: days }, (_, day) => {
      const usage_date = new Date(Date.now() - (day + 1) * 86_400_000).toISOString().slice(0, 10)
      return ['anthropic/claude-haiku-4.5', 'openai/gpt-4.1-mini'].map((model, at) => ({
        usage_date,
        model,
        model_permaslug: `${model}-20260101`,
        endpoint_id: `e${at}`,
        provider_name: model.split('/')[0],
        requests: 30 + ((day * 7) % 11),
        prompt_tokens: 60_000 + day * 97,
        completion_tokens: 4_000 + day * 13,
        reasoning_tokens: 0,
        credits_usd: (0.4 / (at * 9 + 1) + day / 1000).toFixed(6),
        byok_usd: '0',
      }))
    }).flat()
    const finalBefore = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10)
    await sql`select * from private.merge_ai_usage(${integrationId}, ${sql.json(rows)}, ${finalBefore})`
  } finally {
    await sql.end()
  }
}

/** No provider is there in these tests: plays the function's answer, held to its contract. */
export async function playLiveModelUse(page: Page): Promise<void> {
  const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10)
  const money = { creditsUsd: '0.41873', byokUsd: '0', costUsd: '0.41873' }
  const answer: OpenRouterActivityAnswer = {
    integrationId: randomUUID(),
    asOf: new Date().toISOString(),
    currency: 'USD',
    from: day(30),
    to: day(1),
    rows: [
      {
        day: day(1),
        model: 'anthropic/claude-haiku-4.5',
        providerName: 'Anthropic',
        requests: 37,
        promptTokens: 91_240,
        completionTokens: 8110,
        reasoningTokens: 0,
        ...money,
      },
    ],
    skipped: 0,
    today: { day: day(0), covers: 'default_workspace', ...money },
    credits: { boughtUsd: '20', usedUsd: '12.5', remainingUsd: '7.5' },
  }
  await page.route('**/functions/v1/get-openrouter-activity', (route) =>
    route.fulfill({ json: openRouterActivityAnswer.parse(answer) }),
  )
}
