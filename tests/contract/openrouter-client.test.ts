import { OpenRouter } from '@openrouter/sdk'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRouterKeys } from '../../local/simulator/openrouter/openrouter-keys.ts'
import { startSimulator, type Simulator } from '../../local/simulator/start-simulator.ts'
import {
  openRouterClient,
  type OpenRouterClient,
} from '../../supabase/functions/_shared/openrouter/openrouter-client.ts'

// OpenRouter's own client, with the schemas it checks answers by, and ours read the same account from the simulator: what
// the one finds, the other finds.

const keys = openRouterKeys('contract')
let simulator: Simulator
let theirs: OpenRouter
let ours: OpenRouterClient

beforeAll(async () => {
  simulator = await startSimulator({ port: 0, seed: 'contract' })
  const apiUrl = simulator.env['OPENROUTER_API_URL'] ?? ''
  theirs = new OpenRouter({ apiKey: keys.management, serverURL: apiUrl, retryConfig: { strategy: 'none' } })
  ours = openRouterClient(apiUrl, keys.management)
})
afterAll(() => simulator.stop())

const inferenceClient = () =>
  new OpenRouter({
    apiKey: keys.inference,
    serverURL: simulator.env['OPENROUTER_API_URL'] ?? '',
    retryConfig: { strategy: 'none' },
  })

describe('activity', () => {
  it('is the same by the SDK and by our reader, row by row', async () => {
    const { data } = await theirs.analytics.getUserActivity()
    const { rows, skipped } = await ours.activity()
    expect(data.length).toBeGreaterThan(50)
    expect(skipped).toBe(0)
    const byIdentity = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
    expect(
      rows
        .map((row) => ({
          id: `${row.day}/${row.modelPermaslug}/${row.endpointId}`,
          model: row.model,
          provider: row.providerName,
          requests: row.requests,
          prompt: row.promptTokens,
          completion: row.completionTokens,
          reasoning: row.reasoningTokens,
          usage: Number(row.creditsUsd),
          byok: Number(row.byokUsd),
        }))
        .sort(byIdentity),
    ).toEqual(
      data
        .map((row) => ({
          id: `${row.date.slice(0, 10)}/${row.modelPermaslug}/${row.endpointId}`,
          model: row.model,
          provider: row.providerName,
          requests: row.requests,
          prompt: row.promptTokens,
          completion: row.completionTokens,
          reasoning: row.reasoningTokens,
          usage: row.usage,
          byok: row.byokUsageInference,
        }))
        .sort(byIdentity),
    )
  })

  it('of today is refused, by the SDK too', async () => {
    const date = new Date().toISOString().slice(0, 10)
    await expect(theirs.analytics.getUserActivity({ date })).rejects.toMatchObject({ statusCode: 400 })
  })
})

describe('analytics', () => {
  it('are a valid answer to the SDK, and agree with activity day by day', async () => {
    const { rows } = await ours.activity()
    const days = [...new Set(rows.map(({ day }) => day))].sort()
    const [from = '', ...rest] = days
    const until = rest.at(-1) ?? ''
    const { data } = await theirs.analytics.queryAnalytics({
      requestBody: {
        metrics: ['total_usage', 'request_count'],
        dimensions: ['model'],
        granularity: 'day',
        timeRange: { start: new Date(`${from}T00:00:00Z`), end: new Date(`${until}T00:00:00Z`) },
        limit: 10_000,
      },
    })
    const coarse = await ours.analytics(from, until)
    expect(coarse.isTruncated).toBe(data.metadata.truncated)
    expect(coarse.rows).toHaveLength(data.metadata.rowCount)

    const sums = (list: { day: string; requests: number; creditsUsd: string }[]) =>
      days.slice(0, -1).map((day) => {
        const own = list.filter((row) => row.day === day)
        const usd = own.reduce((sum, row) => sum + Number(row.creditsUsd), 0)
        return { day, requests: own.reduce((sum, row) => sum + row.requests, 0), usd: usd.toFixed(9) }
      })
    expect(sums(coarse.rows)).toEqual(sums(rows))
  })

  it('offer what we ask for', async () => {
    const { data } = await theirs.analytics.getAnalyticsMeta()
    expect(data.metrics.map(({ name }) => name)).toContain('total_usage')
    await ours.assertAnalytics()
  })
})

describe('the account', () => {
  it('has the same keys and credits by both', async () => {
    const listed = await theirs.apiKeys.list({ includeDisabled: true })
    expect((await ours.keys()).map(({ label }) => label).sort()).toEqual(
      listed.data.map(({ label }) => label).sort(),
    )
    const credits = await theirs.credits.getCredits()
    expect(Number((await ours.credits()).boughtUsd)).toBe(credits.data.totalCredits)
  })

  it('tells the kind of its key to both', async () => {
    const own = await theirs.apiKeys.getCurrentKeyMetadata()
    expect(own.data.isManagementKey).toBe(true)
    expect(await ours.key()).toMatchObject({ isManagementKey: true, label: own.data.label })
    expect((await inferenceClient().apiKeys.getCurrentKeyMetadata()).data.isManagementKey).toBe(false)
  })

  it('refuses the wrong kind of key to both, and we name it', async () => {
    await expect(inferenceClient().analytics.getUserActivity()).rejects.toMatchObject({ statusCode: 403 })
    const apiUrl = simulator.env['OPENROUTER_API_URL'] ?? ''
    await expect(openRouterClient(apiUrl, keys.inference).activity()).rejects.toMatchObject({
      kind: 'refused',
      code: 'WRONG_KEY_KIND',
    })
    await expect(openRouterClient(apiUrl, 'sk-or-v1-other').activity()).rejects.toMatchObject({
      code: 'CREDENTIALS_REFUSED',
    })
  })
})
