import { Buffer } from 'node:buffer'
import type {
  IntegrationStatus,
  ManageIntegrationsAnswer,
  Provider,
} from '../_shared/contracts/manage-integrations.ts'
import type { Database, Sql } from '../_shared/db.ts'
import { errorCode } from '../_shared/database-error.ts'
import { HttpError } from '../_shared/http-error.ts'
import { withLoginKey, type Queries } from '../_shared/with-login-key.ts'

type Row = {
  id: string
  provider: Provider
  label: string
  status: IntegrationStatus
  error_code: string | null
}

export type StoredIntegration = {
  integration_id: string
  user_id: string
  provider: Provider
  settings: Record<string, unknown>
  secrets: Record<string, string>
}

/** Who acts, and in which request: both go to the audit log, in the statement that acts. */
export type Act = { userId: string; requestId: string }
type Integration = ManageIntegrationsAnswer['integration']

/**
 * The SQL of manage-integrations. It runs on the direct connection, because no role of the API may write integrations;
 * so each statement names the account that asks, and touches nothing of another.
 */
export function integrationStore(database: Pick<Database, 'run'>, loginKey: string) {
  const one = (work: (sql: Sql) => Promise<Row[]>) => integrationOf(database.run(work))

  /** With a login to keep, both are written or neither. */
  function oneWithLogin(
    id: string,
    login: Record<string, string> | undefined,
    work: (sql: Queries) => Promise<Row[]>,
  ): Promise<Integration> {
    if (login === undefined) return one(work)
    return integrationOf(
      withLoginKey(database, loginKey, async (transaction) => {
        const rows = await work(transaction)
        if (rows.length > 0) {
          await transaction`select private.store_booking_login(${id}, ${transaction.json(login)})`
        }
        return rows
      }),
    )
  }

  async function integrationOf(rows: Promise<Row[]>): Promise<Integration> {
    const [row] = await rows.catch((error: unknown) => {
      if (errorCode(error) !== '23505') throw error
      throw new HttpError('INTEGRATION_EXISTS', 'This account at the provider is connected already.', {
        cause: error,
      })
    })
    if (!row) throw notFound()
    return {
      id: row.id,
      provider: row.provider,
      label: row.label,
      status: row.status,
      errorCode: row.error_code,
    }
  }

  return {
    /** The disconnected integration of the same account at the provider: connecting again carries on with it. */
    async formerId(act: Act, provider: Provider, settings: Record<string, string>): Promise<string | null> {
      const [row] = await database.run(
        (sql) => sql<{ id: string | null }[]>`
          select private.former_integration(${act.userId}, ${provider}, ${sql.json(settings)}) as id`,
      )
      return row?.id ?? null
    },
    connect(
      act: Act,
      what: {
        id: string
        provider: Provider
        label: string
        settings: Record<string, string | boolean>
        secrets: Record<string, string>
        login?: Record<string, string> | undefined
        tokenHash: Uint8Array
      },
    ): Promise<Integration> {
      return oneWithLogin(
        what.id,
        what.login,
        (sql) => sql<Row[]>`select id, provider, label, status, error_code from private.connect_integration(
          ${act.userId}, ${what.provider}, ${what.label}, ${sql.json(what.settings)}, ${sql.json(what.secrets)},
          ${Buffer.from(what.tokenHash)}, ${what.id}, ${act.requestId})`,
      )
    },
    update(
      act: Act,
      id: string,
      what: {
        label?: string | undefined
        settings?: Record<string, unknown> | undefined
        secrets?: Record<string, string> | undefined
        login?: Record<string, string> | undefined
      },
    ): Promise<Integration> {
      return oneWithLogin(
        id,
        what.login,
        (sql) => sql<Row[]>`select id, provider, label, status, error_code from private.update_integration(
          ${act.userId}, ${id}, ${what.label ?? null}, ${json(sql, what.settings)}, ${json(sql, what.secrets)},
          ${act.requestId})`,
      )
    },
    rotateWebhook(act: Act, id: string, tokenHash: Uint8Array): Promise<Integration> {
      return one(
        (sql) => sql`select id, provider, label, status, error_code from private.rotate_webhook(
          ${act.userId}, ${id}, ${Buffer.from(tokenHash)}, ${act.requestId})`,
      )
    },
    disconnect(act: Act, id: string): Promise<Integration> {
      return one(
        (sql) => sql`select id, provider, label, status, error_code from private.disconnect_integration(
          ${act.userId}, ${id}, ${act.requestId})`,
      )
    },
    /** The usual read and the one of the year before, when each is due. */
    queueSyncs(id: string): Promise<unknown> {
      return database.run((sql) => sql`select private.ensure_sync_jobs(${id})`)
    },
    /** Both, and due now. */
    requestSync(id: string): Promise<unknown> {
      return database.run((sql) => sql`select private.request_sync(${id})`)
    },
    /** Stops the open backfill, if there is one. */
    cancelSync(act: Act, id: string): Promise<Integration> {
      return one(
        (sql) =>
          sql`select id, provider, label, status, error_code from private.cancel_sync(${act.userId}, ${id})`,
      )
    },
    recordTest(id: string, status: string, errorCode: string | null): Promise<Integration> {
      return one(
        (sql) => sql`select id, provider, label, status, error_code
          from private.record_integration_test(${id}, ${status}, ${errorCode})`,
      )
    },
    read(act: Act, id: string): Promise<Integration> {
      return one(
        (sql) => sql`select id, provider, label, status, error_code from public.integrations
          where id = ${id} and user_id = ${act.userId} and status <> 'disconnected'`,
      )
    },
    async load(act: Act, id: string): Promise<StoredIntegration> {
      const [stored] = await database.run(
        (sql) => sql<StoredIntegration[]>`select integration_id, user_id, provider, settings, secrets
          from private.load_integration(${act.userId}, ${id})`,
      )
      if (!stored) throw notFound()
      return stored
    },
    /** @throws EnvelopeError */
    async readLogin(id: string): Promise<Record<string, string> | undefined> {
      const [row] = await withLoginKey(
        database,
        loginKey,
        (sql) => sql<{ login: Record<string, string> | null }[]>`
          select private.read_booking_login(${id}) as login`,
      )
      return row?.login ?? undefined
    },
  }
}

export type IntegrationStore = ReturnType<typeof integrationStore>

function json(sql: Queries, value: Record<string, unknown> | undefined) {
  return value === undefined ? null : sql.json(JSON.parse(JSON.stringify(value)))
}

/** Disconnected, never there, or somebody else's: one answer for all. */
function notFound(): HttpError {
  return new HttpError('NOT_FOUND', 'There is no such connected integration.')
}
