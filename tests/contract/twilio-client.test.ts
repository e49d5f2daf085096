import twilio from 'twilio'
import RequestClient from 'twilio/lib/base/RequestClient.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSimulator, type Simulator } from '../../local/simulator/start-simulator.ts'
import { callFromRest, messageFromRest } from '../../supabase/functions/_shared/twilio/from-rest.ts'
import { listTwilio, type TwilioList } from '../../supabase/functions/_shared/twilio/list-resources.ts'
import { newCredentials } from '../functions/support/owner.ts'

// Twilio's own client and ours read the same lists from the simulator: what the one finds, the other finds.

const credentials = newCredentials()
const since = new Date(Date.now() - 14 * 86_400_000)
let simulator: Simulator
let client: twilio.Twilio

beforeAll(async () => {
  simulator = await startSimulator({ port: 0, seed: 'contract' })
  const made = await fetch(`${simulator.url}/control/accounts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(credentials),
  })
  expect(made.status).toBe(201)
  client = twilio(credentials.accountSid, credentials.authToken, { httpClient: toSimulator() })
})
afterAll(() => simulator.stop())

/** The SDK's HTTP client with Twilio's host exchanged. */
function toSimulator(): RequestClient {
  const http = new RequestClient()
  const request = http.request.bind(http)
  http.request = (options) =>
    request({ ...options, uri: options.uri.replace('https://api.twilio.com', `${simulator.url}/twilio`) })
  return http
}

async function ours(list: TwilioList): Promise<unknown[]> {
  const found: unknown[] = []
  const apiUrl = simulator.env['TWILIO_API_URL'] ?? ''
  for await (const { items } of listTwilio(list, span, apiUrl, credentials)) found.push(...items)
  return found
}
const span = { from: since.toISOString().slice(0, 10), before: null }
const startOfDay = new Date(`${since.toISOString().slice(0, 10)}T00:00:00Z`)
const sorted = (references: string[]) => [...references].sort()

describe('the list of calls', () => {
  it('is the same by the SDK and by our reader, and every call is understood', async () => {
    const theirs = await client.calls.list({ startTimeAfter: startOfDay, pageSize: 50 })
    const observations = (await ours('Calls')).map(callFromRest)
    expect(theirs.length).toBeGreaterThan(50)
    expect(sorted(observations.map(({ provider_ref }) => provider_ref))).toEqual(
      sorted(theirs.map(({ sid }) => sid)),
    )
    for (const call of theirs) {
      const observation = observations.find(({ provider_ref }) => provider_ref === call.sid)
      expect(observation).toMatchObject({
        status: call.status.replace('-', '_'),
        direction: call.direction === 'inbound' ? 'inbound' : 'outbound',
        started_at: call.startTime.toISOString(),
      })
      if (call.price !== null) expect(`-${observation?.cost_amount}`).toBe(call.price)
    }
  })
})

describe('the list of messages', () => {
  it('is the same by the SDK and by our reader, and every message is understood', async () => {
    const theirs = await client.messages.list({ dateSentAfter: startOfDay, pageSize: 20 })
    const observations = (await ours('Messages')).map(messageFromRest)
    expect(theirs.length).toBeGreaterThan(5)
    expect(sorted(observations.map(({ provider_ref }) => provider_ref))).toEqual(
      sorted(theirs.map(({ sid }) => sid)),
    )
    expect(JSON.stringify(observations)).not.toContain(theirs[0]?.body)
  })
})

it('wrong credentials are refused to both', async () => {
  const stranger = twilio(credentials.accountSid, 'f'.repeat(32), { httpClient: toSimulator() })
  await expect(stranger.calls.list({ limit: 1 })).rejects.toMatchObject({ status: 401, code: 20003 })
  const apiUrl = simulator.env['TWILIO_API_URL'] ?? ''
  const pages = listTwilio('Calls', span, apiUrl, { ...credentials, authToken: 'f'.repeat(32) })
  await expect(pages.next()).rejects.toMatchObject({ name: 'ProviderError', kind: 'refused' })
})
