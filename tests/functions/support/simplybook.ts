import { randomInt } from 'node:crypto'
import { manageIntegrationsAnswer } from '../../../supabase/functions/_shared/contracts/manage-integrations.ts'
import type { FakeCompany, FakeRow } from './fake-simplybook.ts'
import { manage, type Owner } from './owner.ts'

export type ConnectedCompany = {
  integrationId: string
  webhookUrl: string
  company: FakeCompany
  status: string
}

/** Connects a company as its owner would; with `keys`, the company's API keys too. */
export async function connectCompany(
  owner: Owner,
  company: FakeCompany,
  { keys = false, settings = {} }: { keys?: boolean; settings?: Record<string, string> } = {},
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

/** The local day `days` from now in Stockholm. */
export const dayFromNow = (days: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(Date.now() + days * 86_400_000)

/** Puts a booking into a company: a haircut the day after tomorrow, made an hour ago, unless told otherwise. */
export function putBooking(company: FakeCompany, changes: Partial<FakeRow> = {}): FakeRow {
  const day = dayFromNow(2)
  const recorded = new Date(Date.now() - 3_600_000).toLocaleString('sv-SE', { timeZone: 'Europe/Stockholm' })
  const row: FakeRow = {
    id: randomInt(1_000, 2_000_000_000),
    code: 'abc',
    status: 'confirmed',
    is_confirmed: true,
    start_datetime: `${day} 09:15:00`,
    end_datetime: `${day} 10:00:00`,
    record_date: recorded,
    duration: 45,
    service_id: 4,
    service: { id: 4, name: 'Klippning', price: 650, currency: 'SEK' },
    provider_id: 2,
    provider: { id: 2, name: 'Saga', email: 'saga@salong.example', phone: '+46701740699' },
    client_id: 71,
    client: { id: 71, name: 'Ebba Exempel', email: 'ebba@client.example', phone: '0701740605' },
    invoice_id: null,
    invoice_status: null,
    membership_id: null,
    user_status_id: null,
    batch_id: null,
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
