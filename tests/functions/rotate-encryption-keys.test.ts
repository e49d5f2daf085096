import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import postgres from 'postgres'
import { afterAll, expect, it, vi } from 'vitest'
import { ownStack } from '../support/own-stack.ts'
import { startFakeSimplyBook } from './support/fake-simplybook.ts'
import { connectTwilio, newOwner } from './support/owner.ts'
import { callbackOf, connectCompany, postCallback, putBooking } from './support/simplybook.ts'
import { completedCall, sendForm } from './support/twilio-request.ts'

const key = () => randomBytes(32).toString('base64')
const [oldKey, newKey] = [key(), key()]
const TWILIO_API_URL = 'http://127.0.0.1:9/2010-04-01'
const provider = await startFakeSimplyBook()
let dataDir: string | undefined

afterAll(async () => {
  await provider.stop()
  if (dataDir) await rm(dataDir, { recursive: true, force: true })
})

/** The same stack with other keys in its functions' environment. */
async function withKeys<T>(
  keys: Record<string, string>,
  work: (stack: Awaited<ReturnType<typeof ownStack>>, sql: postgres.Sql) => Promise<T>,
): Promise<T> {
  const env = {
    TWILIO_API_URL,
    SIMPLYBOOK_API_URL: provider.url,
    PAYBACK_ENCRYPTION_KEYS: JSON.stringify(keys),
  }
  const stack = await ownStack({ env, ...(dataDir && { dataDir }) })
  dataDir = stack.dataDir
  const sql = postgres(stack.status.dbUrl, { max: 1, onnotice: () => undefined })
  try {
    return await work(stack, sql)
  } finally {
    await sql.end()
    await stack.stop()
  }
}

const envelopes = (sql: postgres.Sql) => sql<{ envelope: string }[]>`
  select envelope from private.integration_secrets
  union all
  select caller_number_encrypted from public.telephony_events
  union all
  select client_encrypted from public.calendar_events`

it('one command brings every secret, number and client under the new key; the old one is then needed no more', async () => {
  const connected = await withKeys({ old: oldKey }, async (stack, sql) => {
    const owner = await newOwner(stack.status)
    const made = await connectTwilio(owner)
    for (let i = 0; i < 3; i++) expect(await sendForm(made, completedCall(made))).toBe(204)
    const { webhookUrl, company } = await connectCompany(owner, provider.newCompany())
    const { id } = putBooking(company, { start_datetime: '2028-01-10 10:00:00', end_datetime: '' })
    expect((await postCallback(webhookUrl, callbackOf(company, id))).status).toBe(200)
    await vi.waitFor(
      async () => expect(await sql`select 1 from public.calendar_events`).toHaveLength(1),
      10_000,
    )
    return made
  })
  const movedTo = (url: string) => ({
    ...connected,
    webhookUrl: `${url}/functions/v1/twilio-webhook/${connected.webhookUrl.slice(-43)}`,
  })

  await withKeys({ new: newKey, old: oldKey }, async ({ status }, sql) => {
    // Old ciphertexts open, new ones are under the new key, before anything was rotated.
    const here = movedTo(status.url)
    expect(await sendForm(here, completedCall(here))).toBe(204)
    const rotate = () =>
      fetch(`${status.functionsUrl}/rotate-encryption-keys`, {
        method: 'POST',
        headers: { apikey: status.secretKey },
      }).then((response) => response.json())
    expect(await rotate()).toEqual({ keyId: 'new', secrets: 1, numbers: 3, clients: 1, done: true })
    expect(await rotate()).toEqual({ keyId: 'new', secrets: 0, numbers: 0, clients: 0, done: true })
    for (const { envelope } of await envelopes(sql)) expect(envelope).toMatch(/^v1\.new\./)
  })

  await withKeys({ new: newKey }, async ({ status }, sql) => {
    const here = movedTo(status.url)
    expect(await sendForm(here, completedCall(here))).toBe(204)
    expect(await envelopes(sql)).toHaveLength(7)
  })
}, 90_000)
