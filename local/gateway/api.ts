import { App, type EmailDriver } from '@supabase/lite'
import { createPostgresConnection } from '@supabase/lite/postgres'
import type { MiddlewareHandler } from 'hono'
import type { ProjectConfig } from '../project-config.ts'
import type { StackSettings } from '../stack-settings.ts'
import { withRedirect } from './mail-redirect.ts'
import { keepExactNumbers, restoreExactJson } from './postgrest-json.ts'
import { postgrestError } from './postgrest-error.ts'
import { requestContext, type RequestContext } from './request-context.ts'
import { RestConnection } from './rest-connection.ts'

export type Api = {
  rest(request: Request, peerAddress: string | null): Promise<Response>
  auth(request: Request, peerAddress: string | null): Promise<Response>
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
  log: (line: string) => void
}

/**
 * PostgREST and Auth, by embedded lite. Two apps, because the two log in as different roles as they do when hosted:
 * the REST side as authenticator, the auth side as supabase_auth_admin, which has no rights in public.
 * Admin mode stays off: a request without a key is refused, it never becomes service_role.
 */
export async function startApi(options: Options): Promise<Api> {
  const { adminUrl, authenticatorUrl, url, config, settings, email, log } = options
  const restConnection = await RestConnection.open({ adminUrl, authenticatorUrl, api: config.api })
  const authConnection = createPostgresConnection({
    url: adminUrl,
    postgresOptions: {
      max: 5,
      onnotice: () => undefined,
      connection: { role: 'supabase_auth_admin', search_path: 'auth' },
      types: { jsonb: jsonbAsWritten },
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
  const restApp = new App({
    ...common,
    // With a key there is always a role. A bearer that is no JWT is then refused, as PostgREST does, not read as anon.
    api: { ...common.api, anonymous_enabled: false },
    connection: restConnection,
    options: { server: { ...server, middlewares: [skipUserLookup] } },
  })
  const authApp = new App({
    ...common,
    connection: authConnection,
    options: { server, drivers: { email: withRedirect(email) } },
  })
  await Promise.all([restApp.init(), authApp.init(), restConnection.listenForReload(log)])
  const restoreConsole = divertErrors(log)

  return {
    async rest(request, peerAddress) {
      const context = contextOf(request, '/rest/v1')
      return requestContext.run(context, async () => {
        const response = await restApp.fetch(await exactRequest(request), { peerAddress })
        return exactAnswer(await failureAnswer(context, response))
      })
    },
    auth: (request, peerAddress) =>
      requestContext.run(contextOf(request, '/auth/v1'), () => authApp.fetch(request, { peerAddress })),
    async stop() {
      restoreConsole()
      await Promise.all([restConnection.close(), authConnection.close()])
    },
  }
}

/**
 * lite hands over JSON columns as text already; the driver would write that text as a JSON string, and a trigger on
 * auth.users would find no `raw_user_meta_data ->> 'name'` where GoTrue has one.
 */
const jsonbAsWritten = {
  to: 3802,
  from: [3802],
  serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
  parse: (text: string): unknown => JSON.parse(text),
}

/**
 * PostgREST trusts a token's signature and expiry, and asks no table. lite would look for user and session in schema
 * auth, where authenticator may not read, unless it finds both known. What the database sees comes from the verified
 * token alone (RestConnection), never from these two.
 */
const skipUserLookup: MiddlewareHandler = async (context, next) => {
  context.set('userId', 'not looked up')
  context.set('sessionId', 'not looked up')
  await next()
}

function contextOf(request: Request, prefix: string): RequestContext {
  const { pathname, searchParams } = new URL(request.url)
  const redirectTo = searchParams.get('redirect_to')
  return {
    method: request.method,
    path: pathname.slice(prefix.length),
    headers: JSON.stringify(Object.fromEntries(request.headers)),
    cookies: '{}',
    ...(redirectTo ? { redirectTo } : {}),
  }
}

/** lite prints every database error to the console, expected ones too: while it serves a request, to the log instead. */
function divertErrors(log: (line: string) => void): () => void {
  const output = globalThis.console
  const original = output.error
  const diverted = (...words: unknown[]) => {
    if (requestContext.getStore()) log(`api: ${words.map(String).join(' ')}`)
    else original(...words)
  }
  output.error = diverted
  return () => {
    if (output.error === diverted) output.error = original
  }
}

const isJson = (headers: Headers) => /json/.test(headers.get('content-type') ?? '')

async function exactRequest(request: Request): Promise<Request> {
  if (!request.body || !isJson(request.headers)) return request
  const { method, headers, url } = request
  return new Request(url, { method, headers, body: keepExactNumbers(await request.text()) })
}

/** lite knows some of the database's errors and calls the others "SUP": those are answered as PostgREST does. */
async function failureAnswer({ failure }: RequestContext, response: Response): Promise<Response> {
  const isUnknown = failure && response.status === 500 && /"code":"SUP"/.test(await response.clone().text())
  const answer = isUnknown ? postgrestError(failure.error, failure.role === 'anon') : null
  if (!answer) return response
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  if (answer.status === 401) headers.set('www-authenticate', 'Bearer')
  return new Response(JSON.stringify(answer.body), { status: answer.status, headers })
}

async function exactAnswer(response: Response): Promise<Response> {
  const { status, statusText } = response
  if (!response.body || !isJson(response.headers)) return response
  const body = restoreExactJson(await response.text())
  const headers = new Headers(response.headers)
  headers.set('content-length', String(Buffer.byteLength(body)))
  return new Response(body, { status, statusText, headers })
}
