import type { Database } from '../db.ts'
import type { RequestOptions } from '../provider-request.ts'
import type { Sealing } from '../seal-observation.ts'
import { isTimeZone } from './company-time.ts'
import { simplyBookSession, type SimplyBookSession } from './session.ts'
import { simplyBookClient, type SimplyBookClient } from './simplybook-client.ts'
import { readStatusMap, type StatusMap } from './statuses.ts'

/** What the functions need to read companies of SimplyBook.me. */
export type SimplyBookDependencies = {
  database: Pick<Database, 'run'>
  sealing: Sealing
  loginKey: string
}

/** A connected company, ready to be read. */
export type Company = SimplyBookDependencies & {
  owner: { account: string; integration: string }
  companyLogin: string
  timeZone: string
  statusMap: StatusMap
  session: SimplyBookSession
  client: SimplyBookClient
  /** Of the company's API keys, where the owner gave both: they prove that a callback's hash is SimplyBook's. */
  keys?: { apiKey: string; secretKey: string }
  request: RequestOptions
}

type Connection = {
  integrationId: string
  account: string
  settings: Readonly<Record<string, unknown>>
  /** Envelopes by name. */
  secrets: Readonly<Record<string, string>>
  request: RequestOptions
}

/** @throws EnvelopeError */
export async function openCompany(
  dependencies: SimplyBookDependencies,
  connection: Connection,
): Promise<Company> {
  const { integrationId, account, settings, secrets, request } = connection
  const { database, loginKey, sealing } = dependencies
  const owner = { account, integration: integrationId }
  const companyLogin = textOf(settings['companyLogin']) ?? ''
  const domain = textOf(settings['apiDomain'])
  const session = simplyBookSession({ database, loginKey, integrationId, companyLogin, domain, request })
  const { apiKey, secretKey } = secrets
  const open = (field: string, envelope: string) => sealing.cipher.decrypt(envelope, { ...owner, field })
  return {
    ...dependencies,
    owner,
    companyLogin,
    timeZone: await timeZoneOf(database, account, settings['timeZone']),
    statusMap: readStatusMap(settings['statusMap']),
    session,
    client: simplyBookClient({ companyLogin, session, request }),
    ...(apiKey !== undefined &&
      secretKey !== undefined && {
        keys: { apiKey: open('apiKey', apiKey), secretKey: open('secretKey', secretKey) },
      }),
    request,
  }
}

/** The company's own, where the owner set one; otherwise that of the account. */
async function timeZoneOf(
  database: Pick<Database, 'run'>,
  account: string,
  setting: unknown,
): Promise<string> {
  if (typeof setting === 'string' && isTimeZone(setting)) return setting
  const [row] = await database.run(
    (sql) => sql<{ time_zone: string }[]>`
      select time_zone from public.accounts where user_id = ${account}`,
  )
  return row?.time_zone ?? 'Europe/Stockholm'
}

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
