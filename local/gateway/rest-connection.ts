import { PostgresConnection } from '@supabase/lite/postgres'
import { sql } from 'kysely'
import type { ProjectConfig } from '../project-config.ts'
import { ExactParameters } from './exact-parameters.ts'
import { postgrestTypes, type ArrayType } from './postgrest-json.ts'
import { requestContext } from './request-context.ts'

type WithContext = PostgresConnection['withContext']
type Options = { authenticatorUrl: string; adminUrl: string; api: ProjectConfig['api']; poolSize?: number }

const exactParameters = new ExactParameters()

/** Settings of the API roles (`alter role anon set statement_timeout …`): `set role` alone does not apply them. */
type RoleSettings = Map<string, [name: string, value: string][]>

/**
 * The connection behind `/rest/v1`: logs in as `authenticator`, as hosted.
 *
 * lite's own `withContext` would, at the first request, grant ALL on every table of every schema to the API roles,
 * which would make the local grants meaningless; it also spends seven statements where one does.
 */
export class RestConnection extends PostgresConnection {
  /** Reads the catalogue: stock type readers, because introspection wants parsed JSON. */
  readonly #catalogue: PostgresConnection
  readonly #searchPath: string
  #roleSettings: Promise<RoleSettings> | undefined

  /** Array types have no fixed oids: they are read before the connection, which needs a reader for each. */
  static async open(options: Options): Promise<RestConnection> {
    const catalogue = new PostgresConnection({
      url: options.adminUrl,
      postgresOptions: { max: 1, onnotice: () => undefined, idle_timeout: 20 },
    })
    const { rows } = await sql<ArrayType>`
      select typarray::int8 as "arrayOid", oid::int8 as "elementOid" from pg_catalog.pg_type
      where typarray <> 0 and typtype in ('b', 'e')`.execute(catalogue.kysely)
    return new RestConnection(options, catalogue, rows)
  }

  private constructor(
    { authenticatorUrl, api, poolSize = 10 }: Options,
    catalogue: PostgresConnection,
    arrays: ArrayType[],
  ) {
    super({
      url: authenticatorUrl,
      postgresOptions: {
        max: poolSize,
        connect_timeout: 3,
        onnotice: () => undefined,
        types: postgrestTypes(arrays),
      },
    })
    this.#catalogue = catalogue
    this.#searchPath = [...new Set([...api.schemas.slice(0, 1), ...api.extra_search_path])].join(', ')
  }

  override introspect(options?: { useCache?: boolean }) {
    return this.#catalogue.introspect(options)
  }

  /** `notify pgrst` (with 'reload schema', 'reload config' or nothing) is how PostgREST is told of a new schema. */
  async listenForReload(log: (line: string) => void): Promise<void> {
    await this.#catalogue.driver.listen('pgrst', (what) => {
      log(`rest: ${what || 'reload'}`)
      void this.reload()
    })
  }

  /** Forgets what was known about tables and roles. */
  async reload(): Promise<void> {
    this.#roleSettings = undefined
    await this.#catalogue.clearSchemaCache()
    await this.clearSchemaCache()
  }

  override withContext: WithContext = async (vars, fn) => {
    const auth = vars?.['auth'] as { role?: string; jwt?: object | null } | undefined
    const role = auth?.role ?? 'anon'
    const request = requestContext.getStore()
    const settings: [string, string][] = [
      ['role', role],
      ['request.jwt.claims', JSON.stringify(auth?.jwt ?? { role })],
      ['request.method', request?.method ?? ''],
      ['request.path', request?.path ?? ''],
      ['request.headers', request?.headers ?? '{}'],
      ['request.cookies', request?.cookies ?? '{}'],
      ['response.status', ''],
      ['response.headers', ''],
      ['search_path', this.#searchPath],
      ...((await this.#settingsOfRoles()).get(role) ?? []),
    ]
    const isRead = request?.method === 'GET' || request?.method === 'HEAD'
    try {
      return await this.kysely
        .transaction()
        .setAccessMode(isRead ? 'read only' : 'read write')
        .execute(async (transaction) => {
          const calls = settings.map(([name, value]) => sql`set_config(${name}, ${value}, true)`)
          await sql`select ${sql.join(calls)}`.execute(transaction)
          return fn(transaction.withPlugin(exactParameters))
        })
    } catch (error) {
      if (request) request.failure = { error, role }
      throw error
    }
  }

  #settingsOfRoles(): Promise<RoleSettings> {
    this.#roleSettings ??= readRoleSettings(this.#catalogue).catch((error: unknown) => {
      this.#roleSettings = undefined
      throw error
    })
    return this.#roleSettings
  }

  override async close(): Promise<void> {
    await Promise.all([super.close(), this.#catalogue.close()])
  }
}

async function readRoleSettings(connection: PostgresConnection): Promise<RoleSettings> {
  const { rows } = await sql<{ role: string; settings: string[] | null }>`
    select rolname as role, rolconfig as settings from pg_catalog.pg_roles
    where pg_catalog.pg_has_role('authenticator', oid, 'member') and rolname <> 'authenticator'`.execute(
    connection.kysely,
  )
  return new Map(
    rows.map(({ role, settings }) => [
      role,
      (settings ?? []).map((setting): [string, string] => {
        const at = setting.indexOf('=')
        return [setting.slice(0, at), setting.slice(at + 1)]
      }),
    ]),
  )
}
