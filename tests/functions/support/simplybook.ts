import { randomInt } from 'node:crypto'
import { manageIntegrationsAnswer } from '../../../supabase/functions/_shared/contracts/manage-integrations.ts'
import { bookingRow } from '../../../supabase/functions/_shared/simplybook/testing-rows.ts'
import type { FakeCompany, FakeRow, FakeSimplyBook } from './fake-simplybook.ts'
import { manage, type Owner } from './owner.ts'
import type { QuietStack } from './quiet-stack.ts'

export type ConnectedCompany = {
  integrationId: string
  webhookUrl: string
  company: FakeCompany
  status: string
}

type ConnectOptions = { keys?: boolean; settings?: Record<string, string> }

/** Connects a company as its owner would; with `keys`, the company's API keys too. */
export async function connectCompany(
  owner: Owner,
  company: FakeCompany,
  { keys = false, settings = {} }: ConnectOptions = {},
): Promise<ConnectedCompany> {
  const { status, json } = await manage(owner, {
    action: 'connect',
    provider: 'simplybook',
    credentials: {
      companyLogin: company.login,
      userLogin: company.userLogin,
      userPassword: company.password,
      ...(keys && { apiKey: company.apiKey, secretKey: company.secretKey }),
    },
    settings,
  })
  if (status !== 201) throw new Error(`Connect answered ${status}: ${JSON.stringify(json)}`)
  const { integration, webhookUrl } = manageIntegrationsAnswer.parse(json)
  if (webhookUrl === undefined) throw new Error('Connect answered without an address')
  return { integrationId: integration.id, webhookUrl, company, status: integration.status }
}

/**
 * Connects a new company while SimplyBook refuses, so that no first sync runs beside the test. The year before is read
 * where a test is about it.
 */
export async function connectQuietly(
  { provider, sql, owner }: Pick<QuietStack<FakeSimplyBook>, 'provider' | 'sql' | 'owner'>,
  options?: ConnectOptions,
): Promise<ConnectedCompany> {
  provider.fault(() => ({ status: 401, body: {} }))
  const made = await connectCompany(owner, provider.newCompany(), options)
  await sql`
    update public.sync_jobs set state = 'done' where integration_id = ${made.integrationId} and mode = 'backfill'`
  provider.fault(null)
  provider.requests.length = 0
  return made
}

/** The local day `days` from now in Stockholm. */
export const dayFromNow = (days: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(Date.now() + days * 86_400_000)

/** Puts a booking into a company: a haircut the day after tomorrow, made an hour ago, unless told otherwise. */
export function putBooking(company: FakeCompany, changes: Partial<FakeRow> = {}): FakeRow {
  const day = dayFromNow(2)
  const recorded = new Date(Date.now() - 3_600_000).toLocaleString('sv-SE', { timeZone: 'Europe/Stockholm' })
  const row: FakeRow = {
    ...bookingRow(),
    id: randomInt(1_000, 2_000_000_000),
    start_datetime: `${day} 09:15:00`,
    end_datetime: `${day} 10:00:00`,
    record_date: recorded,
    ...changes,
  }
  company.rows.set(row.id, row)
  return row
}

/** The body of a callback as a newer account sends it. */
export const callbackOf = (
  company: FakeCompany,
  bookingId: number,
  changes: Record<string, unknown> = {},
) => ({
  booking_id: String(bookingId),
  booking_hash: company.hash(bookingId),
  company: company.login,
  notification_type: 'create',
  webhook_timestamp: Math.floor(Date.now() / 1000),
  signature_algo: 'sha256',
  ...changes,
})

export function postCallback(url: string, body: unknown): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}
