import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ConnectedTwilio } from '../functions/support/owner.ts'
import { completedCall, formRequest, send } from '../functions/support/twilio-request.ts'
import { breakableStack, deliver, deliverUntil, falseAcceptances, rowsOf } from './support.ts'

let stack: Awaited<ReturnType<typeof breakableStack>>['stack']
let connected: ConnectedTwilio

beforeAll(async () => {
  ;({ stack, connected } = await breakableStack())
}, 120_000)
afterAll(() => stack?.remove())

/** What every delivery must be told while there is no database: come back, and within 3 s. */
const REFUSED = { status: 503, retryAfter: '2' }
const LIMIT_MS = 3000

async function expectRecovery(): Promise<void> {
  await vi.waitFor(async () => expect((await deliver(connected)).status).toBe(204), {
    timeout: 20_000,
    interval: 100,
  })
}

describe('a database that is not there', () => {
  it('is told within 3 s, to every one of many, and after it is back everything goes on', async () => {
    await stack.postgres.pause()
    const ledger = await Promise.all(Array.from({ length: 20 }, () => deliver(connected)))
    for (const entry of ledger) {
      expect(entry).toMatchObject(REFUSED)
      expect(entry.ms).toBeLessThan(LIMIT_MS)
    }
    const request = formRequest(connected, completedCall(connected))
    const response = await send(request)
    expect(await response.json()).toEqual({
      error: {
        code: 'DATABASE_UNAVAILABLE',
        message: expect.any(String),
        requestId: response.headers.get('x-request-id'),
      },
    })
    const health = await fetch(`${stack.status.functionsUrl}/health`)
    expect(health.status).toBe(503)
    expect(await health.json()).toMatchObject({ ok: false, database: 'down' })

    await stack.postgres.restart()
    await expectRecovery()
    // The same delivery, sent again by the provider, is now taken: it had left no trace.
    expect((await send(request)).status).toBe(204)
    const rows = await rowsOf(stack.status.dbUrl, connected)
    expect(ledger.some(({ callSid }) => rows.has(callSid))).toBe(false)
  })

  it('to a function that has never reached it either', async () => {
    const pid = stack.functions.running()['twilio-webhook']
    if (pid !== undefined) process.kill(pid, 'SIGKILL')
    await stack.postgres.pause()
    await vi.waitFor(() => expect(stack.functions.running()['twilio-webhook']).toBeUndefined(), {
      timeout: 10_000,
    })
    // The first starts the function; the second meets it running.
    await deliver(connected)
    const entry = await deliver(connected)
    expect(entry).toMatchObject(REFUSED)
    expect(entry.ms).toBeLessThan(LIMIT_MS)
    await stack.postgres.restart()
    await expectRecovery()
  })

  it('because it stands still: connections open, no answer', async () => {
    await expectRecovery()
    const pid = stack.postgres.pid()
    const children = await backends(stack.adminUrl)
    for (const child of [...children, pid]) process.kill(child, 'SIGSTOP')
    try {
      const ledger = await Promise.all(Array.from({ length: 10 }, () => deliver(connected)))
      for (const entry of ledger) {
        expect(entry).toMatchObject(REFUSED)
        expect(entry.ms).toBeLessThan(LIMIT_MS)
      }
    } finally {
      for (const child of [...children, pid]) process.kill(child, 'SIGCONT')
    }
    await expectRecovery()
  })
})

describe('deliveries that gather', () => {
  it('while the database stands still are each told in time, and it is met again at once when it goes on', async () => {
    await expectRecovery()
    const processes = [...(await backends(stack.adminUrl)), stack.postgres.pid()]
    for (const child of processes) process.kill(child, 'SIGSTOP')
    const pending: ReturnType<typeof deliver>[] = []
    try {
      // So many for so long that the oldest are always about to be given up.
      for (let wave = 0; wave < 35; wave++) {
        for (let n = 0; n < 4; n++) pending.push(deliver(connected))
        await pause(100)
      }
    } finally {
      for (const child of processes) process.kill(child, 'SIGCONT')
    }
    const resumed = performance.now()
    await expectRecovery()
    expect(performance.now() - resumed).toBeLessThan(LIMIT_MS)
    const ledger = await Promise.all(pending)
    expect(ledger.filter(({ status }) => status === 503).length).toBeGreaterThan(20)
    expect(ledger.filter(({ status }) => status !== 204 && status !== 503)).toEqual([])
    expect(Math.max(...ledger.map(({ ms }) => ms))).toBeLessThan(LIMIT_MS)
    expect(falseAcceptances(ledger, await rowsOf(stack.status.dbUrl, connected))).toEqual([])
  })

  it('behind one that waits for a lock do not wait for it', async () => {
    await expectRecovery()
    const admin = postgres(stack.adminUrl, { max: 1, onnotice: () => undefined })
    try {
      await admin.begin(async (sql) => {
        const held = formRequest(connected, completedCall(connected, { CallSid: `CA${'e'.repeat(32)}` }))
        await sql`insert into private.delivery_keys (integration_id, delivery_key, body_hash)
                  values (${connected.integrationId}, ${`CA${'e'.repeat(32)}:3:completed`}, '')`
        const waiting = Array.from({ length: 3 }, () => send(held))
        const others = await Promise.all(Array.from({ length: 30 }, () => deliver(connected)))
        expect(others.map(({ status }) => status)).toEqual(Array(30).fill(204))
        for (const answer of await Promise.all(waiting)) expect(answer.status).toBe(503)
      })
    } finally {
      await admin.end()
    }
    await expectRecovery()
  })
})

describe('a database that refuses', () => {
  it('because it is read-only: 503, nothing lost, and on again afterwards', async () => {
    await asAdmin(`alter database postgres set default_transaction_read_only = on`)
    await dropConnections()
    try {
      const entry = await deliver(connected)
      expect(entry).toMatchObject(REFUSED)
      expect(entry.ms).toBeLessThan(LIMIT_MS)
      expect((await rowsOf(stack.status.dbUrl, connected)).has(entry.callSid)).toBe(false)
    } finally {
      await asAdmin(`alter database postgres reset default_transaction_read_only`)
      await dropConnections()
    }
    await expectRecovery()
  })

  it('because it is out of connections', async () => {
    await asAdmin(`alter role postgres connection limit 0`)
    await dropConnections()
    try {
      const entry = await deliver(connected)
      expect(entry).toMatchObject(REFUSED)
      expect(entry.ms).toBeLessThan(LIMIT_MS)
    } finally {
      await asAdmin(`alter role postgres connection limit -1`)
    }
    await expectRecovery()
  })

  it('because somebody holds a lock for long', async () => {
    const admin = postgres(stack.adminUrl, { max: 1, onnotice: () => undefined })
    try {
      await admin.begin(async (sql) => {
        await sql`lock table public.telephony_events in access exclusive mode`
        const entry = await deliver(connected)
        expect(entry).toMatchObject(REFUSED)
        expect(entry.ms).toBeLessThan(LIMIT_MS)
      })
    } finally {
      await admin.end()
    }
    await expectRecovery()
  })
})

describe('a database that dies in the middle', () => {
  it.each(['SIGKILL', 'SIGQUIT'] as const)(
    'by %s: no 2xx without a row, no row twice, no other answer than 503',
    async (signal) => {
      await expectRecovery()
      let isOver = false
      const delivering = deliverUntil(connected, 8, () => isOver)
      for (let deaths = 0; deaths < 3; deaths++) {
        await pause(300)
        stack.postgres.kill(signal)
        await pause(100)
        await stack.postgres.running()
        await expectRecovery()
      }
      isOver = true
      const ledger = await delivering
      const rows = await rowsOf(stack.status.dbUrl, connected)

      expect(ledger.filter(({ status }) => status === 204).length).toBeGreaterThan(10)
      expect(ledger.filter(({ status }) => status !== 204 && status !== 503)).toEqual([])
      expect(Math.max(...ledger.map(({ ms }) => ms))).toBeLessThan(LIMIT_MS + 500)
      expect(falseAcceptances(ledger, rows)).toEqual([])
      expect([...rows.values()].every((count) => count === 1)).toBe(true)
    },
  )

  it('or the function dies: the next request starts it again, and what was answered 2xx is there', async () => {
    await expectRecovery()
    let isOver = false
    const ledger: Awaited<ReturnType<typeof deliver>>[] = []
    const delivering = Promise.all(
      Array.from({ length: 6 }, async () => {
        while (!isOver) ledger.push(await deliver(connected))
      }),
    )
    for (let deaths = 0; deaths < 3; deaths++) {
      await pause(300)
      const pid = stack.functions.running()['twilio-webhook']
      if (pid !== undefined) process.kill(pid, 'SIGKILL')
    }
    await expectRecovery()
    isOver = true
    await delivering
    const rows = await rowsOf(stack.status.dbUrl, connected)
    expect(ledger.filter(({ status }) => status === 204).length).toBeGreaterThan(10)
    expect(falseAcceptances(ledger, rows)).toEqual([])
  })
})

/** Time for senders to be in the middle of things; nothing is concluded from its length. */
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function asAdmin(statement: string): Promise<void> {
  // What a connection asks for itself comes before what the database was told: so this one can always write.
  const url = `${stack.adminUrl}?default_transaction_read_only=off`
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    await sql.unsafe(statement)
  } finally {
    await sql.end()
  }
}

/** Ends every connection of role postgres, so that new ones meet the new setting. */
const dropConnections = () =>
  asAdmin(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'postgres'`)

async function backends(adminUrl: string): Promise<number[]> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined })
  try {
    const rows = await sql<{ pid: number }[]>`select pid from pg_stat_activity where usename = 'postgres'`
    return rows.map(({ pid }) => pid)
  } finally {
    await sql.end()
  }
}
