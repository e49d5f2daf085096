import * as z from 'zod/mini'
import {
  revealClientRequest,
  type RevealedCaller,
  type RevealedClient,
} from '../_shared/contracts/reveal-client.ts'
import type { Database } from '../_shared/db.ts'
import type { Cipher } from '../_shared/encryption.ts'
import type { Context } from '../_shared/endpoint.ts'
import { HttpError } from '../_shared/http-error.ts'
import { parseJsonBody } from '../_shared/json-body.ts'
import type { SignedInUser } from '../_shared/known-caller.ts'

type Dependencies = { database: Pick<Database, 'run'>; cipher: Cipher }
type Sealed = { integration_id: string; envelope: string | null }

const sealedClient = z.object({
  name: z.optional(z.string()),
  phone: z.optional(z.string()),
  email: z.optional(z.string()),
})

/**
 * Shows the client of a booking or the caller of a call to the owner, and notes in the audit log that it did. The note is
 * written by the statement that reads, so that nothing is shown without it.
 */
export function revealClient({ database, cipher }: Dependencies) {
  async function client(act: Act, bookingId: string): Promise<RevealedClient> {
    const [row] = await database.run(
      (sql) => sql<Sealed[]>`
        select integration_id, envelope from private.reveal_client(${act.userId}, ${bookingId}, ${act.requestId})`,
    )
    const plain = open(act, row, 'client')
    const { name = null, phone = null, email = null } = sealedClient.parse(JSON.parse(plain ?? '{}'))
    return { name, phone, email }
  }

  async function caller(act: Act, callId: string): Promise<RevealedCaller> {
    const [row] = await database.run(
      (sql) => sql<Sealed[]>`
        select integration_id, envelope from private.reveal_caller(${act.userId}, ${callId}, ${act.requestId})`,
    )
    return { phone: open(act, row, 'caller_number') }
  }

  function open(act: Act, row: Sealed | undefined, field: string): string | null {
    // Never there, or somebody else's: one answer for both.
    if (!row) throw new HttpError('NOT_FOUND', 'There is no such booking or call.')
    const { integration_id: integration, envelope } = row
    return envelope === null ? null : cipher.decrypt(envelope, { account: act.userId, integration, field })
  }

  return async (_request: Request, context: Context<SignedInUser>): Promise<Response> => {
    const { userId } = context.caller
    context.setAccount(userId)
    const act = { userId, requestId: context.requestId }
    const input = parseJsonBody(await context.readBody(), revealClientRequest)
    const body = 'bookingId' in input ? await client(act, input.bookingId) : await caller(act, input.callId)
    return Response.json(body, { headers: { 'cache-control': 'no-store' } })
  }
}

type Act = { userId: string; requestId: string }
