import {
  openRouterActivityRequest,
  openRouterCredentials,
  type OpenRouterActivityAnswer,
} from '../_shared/contracts/openrouter.ts'
import type { Database } from '../_shared/db.ts'
import { EnvelopeError, type Cipher } from '../_shared/encryption.ts'
import type { Context } from '../_shared/endpoint.ts'
import { HttpError } from '../_shared/http-error.ts'
import { parseJsonBody } from '../_shared/json-body.ts'
import type { SignedInUser } from '../_shared/known-caller.ts'
import { openRouterClient } from '../_shared/openrouter/openrouter-client.ts'
import { ProviderError } from '../_shared/provider-request.ts'
import { providerTrouble } from '../_shared/provider-trouble.ts'
import { readLive } from './read-live.ts'
import { shortCache } from './short-cache.ts'

type Dependencies = {
  database: Pick<Database, 'run'>
  cipher: Cipher
  apiUrl: string
  now?: () => Date
}

type Connection = { id: string; envelope: string | null }

const CACHE_MS = 60_000
const FIELD = 'managementKey'

/**
 * Tells the caller what OpenRouter says now of the caller's own connection: the last 30 completed UTC days, today as far
 * as it can be known, and credits, all in US dollars. Several who look within a minute cause one read.
 */
export function getOpenRouterActivity({ database, cipher, apiUrl, now = () => new Date() }: Dependencies) {
  const cached = shortCache<Omit<OpenRouterActivityAnswer, 'integrationId'>>(CACHE_MS)

  async function find(userId: string, integrationId: string | undefined): Promise<Connection> {
    const [connection] = await database.run(
      (sql) => sql<Connection[]>`
        select l.integration_id as id, l.secrets ->> ${FIELD} as envelope
        from public.integrations i
        cross join lateral private.load_integration(${userId}, i.id) l
        where i.user_id = ${userId} and i.provider = 'openrouter' and i.status <> 'disconnected'
          and (${integrationId ?? null}::uuid is null or i.id = ${integrationId ?? null})
        order by i.created_at, i.id limit 1`,
    )
    if (!connection) throw new HttpError('NOT_FOUND', 'There is no such connected OpenRouter account.')
    return connection
  }

  function managementKey(userId: string, { id, envelope }: Connection): string {
    try {
      const plain = cipher.decrypt(envelope ?? '', { account: userId, integration: id, field: FIELD })
      return openRouterCredentials.parse({ managementKey: plain }).managementKey
    } catch (cause) {
      if (!(cause instanceof EnvelopeError)) throw cause
      throw new HttpError('SECRET_UNREADABLE', 'The stored key does not open. Enter it again.', { cause })
    }
  }

  return async (_request: Request, context: Context<SignedInUser>): Promise<Response> => {
    const { userId } = context.caller
    context.setAccount(userId)
    const body = await context.readBody()
    const asked = body.length === 0 ? {} : parseJsonBody(body, openRouterActivityRequest)
    const connection = await find(userId, asked.integrationId)
    try {
      const live = await cached(connection.id, connection.envelope ?? '', () => {
        // No second try here: a person waits, and the page asks again by itself.
        const client = openRouterClient(apiUrl, managementKey(userId, connection), {
          tries: 1,
          timeoutMs: 8000,
        })
        return readLive(client, now())
      })
      const answer: OpenRouterActivityAnswer = { integrationId: connection.id, ...live }
      return Response.json(answer, { headers: { 'cache-control': 'no-store' } })
    } catch (error) {
      throw error instanceof ProviderError ? providerTrouble(error) : error
    }
  }
}
