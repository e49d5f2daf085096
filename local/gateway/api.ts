import { App, type EmailDriver } from '@supabase/lite'
import { createPostgresConnection } from '@supabase/lite/postgres'
import type { ProjectConfig } from '../project-config.ts'
import type { StackSettings } from '../stack-settings.ts'
import { restoreExactJson } from './postgrest-json.ts'
import { requestContext } from './request-context.ts'
import { RestConnection } from './rest-connection.ts'

export type Api = {
  rest(request: Request, peerAddress: string | null): Promise<Response>
  auth(request: Request, peerAddress: string | null): Promise<Response>
  /** After a migration: forget what is known of tables and roles. */
  reload(): Promise<void>
  stop(): Promise<void>
}

type Options = {
  adminUrl: string
  authenticatorUrl: string
  /** Public address of the gateway: links in mail point there. */
  url: string
  config: ProjectConfig
  settings: Pick<StackSettings, 'publishableKey' | 'secretKey' | 'jwtSecret'>
  email: EmailDriver
}

/**
 * PostgREST and Auth, by embedded lite. Two apps, because the two log in as different roles as they do when hosted:
 * the REST side as authenticator, the auth side as supabase_auth_admin, which has no rights in public.
 * Admin mode stays off: a request without a key is refused, it never becomes service_role.
 */
export async function startApi(options: Options): Promise<Api> {
  const { adminUrl, authenticatorUrl, url, config, settings, email } = options
  const restConnection = new RestConnection({ adminUrl, authenticatorUrl, api: config.api })
  const authConnection = createPostgresConnection({
    url: adminUrl,
    postgresOptions: {
      max: 5,
      onnotice: () => undefined,
      connection: { role: 'supabase_auth_admin', search_path: 'auth' },
    },
  })
  const auth = {
    ...config.auth,
    enabled: true,
    jwt_secret: settings.jwtSecret,
    publishable_key: settings.publishableKey,
    secret_key: settings.secretKey,
    site_url: url,
    additional_redirect_urls: [`${url}/**`, ...(config.auth.additional_redirect_urls ?? [])],
  }
  const common = {
    auth,
    // Hosted loads safeupdate for the API roles: no update or delete without a filter.
    api: { ...config.api, pg_safe_update: true },
    studio: { enabled: false },
    storage: { enabled: false },
  }
  const server = { admin: false, disableStudio: true }
  const restApp = new App({ ...common, connection: restConnection, options: { server } })
  const authApp = new App({ ...common, connection: authConnection, options: { server, drivers: { email } } })
  await Promise.all([restApp.init(), authApp.init()])

  return {
    async rest(request, peerAddress) {
      const { pathname } = new URL(request.url)
      const context = {
        method: request.method,
        path: pathname.slice('/rest/v1'.length),
        headers: JSON.stringify(Object.fromEntries(request.headers)),
        cookies: '{}',
      }
      return requestContext.run(context, async () => exact(await restApp.fetch(request, { peerAddress })))
    },
    auth: (request, peerAddress) => authApp.fetch(request, { peerAddress }),
    reload: () => restConnection.reload(),
    stop: async () => void (await Promise.all([restConnection.close(), authConnection.close()])),
  }
}

async function exact(response: Response): Promise<Response> {
  const { status, statusText } = response
  if (!response.body || !/json/.test(response.headers.get('content-type') ?? '')) return response
  const body = restoreExactJson(await response.text())
  const headers = new Headers(response.headers)
  headers.set('content-length', String(Buffer.byteLength(body)))
  return new Response(body, { status, statusText, headers })
}
