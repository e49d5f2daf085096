import postgres from 'postgres'
import { connectTwilio, newOwner, type ConnectedTwilio } from '../functions/support/owner.ts'
import { completedCall, formRequest, send } from '../functions/support/twilio-request.ts'
import { ownStack } from '../support/own-stack.ts'

/** What was answered for one delivery: enough to hold the database to it afterwards. */
export type LedgerEntry = { callSid: string; status: number; ms: number; retryAfter: string | null }

/** A stack to break, with one connected Twilio that has been warmed up. */
export async function breakableStack() {
  const stack = await ownStack({ fsync: true })
  const connected = await connectTwilio(await newOwner(stack.status))
  await deliver(connected)
  return { stack, connected }
}

export async function deliver(connected: ConnectedTwilio): Promise<LedgerEntry> {
  const call = completedCall(connected)
  const began = performance.now()
  const response = await send(formRequest(connected, call))
  await response.body?.cancel()
  return {
    callSid: String(call['CallSid']),
    status: response.status,
    ms: performance.now() - began,
    retryAfter: response.headers.get('retry-after'),
  }
}

/** Delivers with so many senders at once until `isOver`; then resolves with the ledger. */
export async function deliverUntil(
  connected: ConnectedTwilio,
  senders: number,
  isOver: () => boolean,
): Promise<LedgerEntry[]> {
  const ledger: LedgerEntry[] = []
  await Promise.all(
    Array.from({ length: senders }, async () => {
      while (!isOver()) ledger.push(await deliver(connected))
    }),
  )
  return ledger
}

/** How often each call of the ledger was counted: rows by provider_ref. */
export async function rowsOf(dbUrl: string, connected: ConnectedTwilio): Promise<Map<string, number>> {
  const sql = postgres(dbUrl, { max: 1, onnotice: () => undefined })
  try {
    const rows = await sql<{ provider_ref: string; count: number }[]>`
      select provider_ref, count(*)::int as count from public.telephony_events
      where integration_id = ${connected.integrationId} group by provider_ref`
    return new Map(rows.map(({ provider_ref, count }) => [provider_ref, count]))
  } finally {
    await sql.end()
  }
}

/** 2xx without a row: what must never be. */
export function falseAcceptances(ledger: LedgerEntry[], rows: Map<string, number>): LedgerEntry[] {
  return ledger.filter(({ status, callSid }) => status < 300 && rows.get(callSid) !== 1)
}
