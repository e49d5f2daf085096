import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import type { StackStatus } from '../../local/stack.ts'
import { figure, type Benchmark, type Figure } from '../figure.ts'
import { connectTwilio, type Owner } from '../method/connect-twilio.ts'
import { httpLoad } from '../method/http-load.ts'
import { measurePairs, pairedRatio, pooledRatio, quantile } from '../method/paired-ratio.ts'
import { IDLE_HANDLER, projectWithIdleHandler } from '../method/project-with-idle-handler.ts'
import { withPayback } from '../method/running-payback.ts'
import { callCompletedRequest, type TwilioTarget } from '../method/webhook-requests.ts'

const CLIENTS = 32
const FEW_CLIENTS = 8
const PER_BLOCK = 600
/** Before each block whose slowest answers are looked at, so that none pays for what the one before it left to do. */
const SETTLE_MS = 500
/** The peer, measured on such a machine, takes 186 to 299 a second; we want five times its better figure. */
const FIVE_TIMES_UMAMI = 5 * 299

/** Until both functions are compiled and the tables have a few thousand rows. */
const WARM_UP_BLOCKS = 10

/** More than of the rates: a rare slow answer says little alone. */
const PAIRS_OF_LATENCIES = 124
/**
 * A second's worth of webhooks. All clients begin at once after the pause, and in a block of 600 those eight, who came to
 * functions and a database at rest, were half of the slowest hundredth.
 */
const LATENCIES_PER_BLOCK = 2400

export const webhooks: Benchmark = {
  name: 'webhooks',
  async measure() {
    const project = await projectWithIdleHandler()
    try {
      return await withPayback(['--empty'], measureWebhooks, project.projectDir)
    } finally {
      await project.remove()
    }
  },
}

async function measureWebhooks(status: StackStatus): Promise<Figure[]> {
  const owner = await connectTwilio(status)
  const { hostname, port } = new URL(status.url)
  const sql = postgres(status.dbUrl, { max: CLIENTS, onnotice: () => undefined })
  await sql`create table private.bench_rows (id bigint generated always as identity primary key, body text)`
  const rates: number[] = []
  const idleTarget = { ...owner.twilio, webhookUrl: `${status.functionsUrl}/${IDLE_HANDLER}` }

  const load = async (clients: number, request: () => Buffer, length = PER_BLOCK) => {
    const ready = Array.from({ length }, request)
    const result = await httpLoad({
      host: hostname,
      port: Number(port),
      clients,
      nextRequest: () => ready.pop(),
    })
    const wrong = Object.entries(result.statuses).filter(([code]) => code !== '204')
    if (wrong.length > 0) throw new Error(`Answers other than 204: ${JSON.stringify(wrong)}`)
    return result
  }
  const webhookRate = async () => {
    const { rate } = await load(CLIENTS, () => callCompletedRequest(owner.twilio))
    rates.push(rate)
    return rate
  }
  const statementRate = () => loopRate(() => sameStatement(sql, owner))
  const bareRowRate = () =>
    loopRate(() => sql`insert into private.bench_rows (body) values (${'x'.repeat(400)})`)
  const latenciesOf = async (target: TwilioTarget) => {
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
    const { latencies } = await load(FEW_CLIENTS, () => callCompletedRequest(target), LATENCIES_PER_BLOCK)
    return latencies
  }

  try {
    // First, in a database as it usually is: the floods below leave rows by the hundred thousand for autovacuum.
    for (let block = 0; block < WARM_UP_BLOCKS; block++)
      for (const target of [owner.twilio, idleTarget])
        await load(FEW_CLIENTS, () => callCompletedRequest(target))
    const tail = pooledRatio(
      await measurePairs(
        () => latenciesOf(owner.twilio),
        () => latenciesOf(idleTarget),
        PAIRS_OF_LATENCIES,
      ),
      0.99,
    )
    const statement = pairedRatio(await measurePairs(webhookRate, statementRate))
    const bareRow = pairedRatio(await measurePairs(webhookRate, bareRowRate))
    return [
      figure(
        'webhooks / same statement in a bare loop',
        statement.median,
        'ratio',
        { atLeast: 0.5 },
        statement.low,
      ),
      figure(
        'webhooks / one bare row in a bare loop',
        bareRow.median,
        'ratio',
        { atLeast: 0.15 },
        bareRow.low,
      ),
      figure('webhooks accepted, 32 clients', quantile(rates, 0.5), '1/s', { atLeast: FIVE_TIMES_UMAMI }),
      figure('webhook p99 / idle handler p99, 8 clients', tail.ratio, 'ratio', { atMost: 4 }, tail.high),
    ]
  } finally {
    await sql.end()
  }
}

/** What the webhook function sends, with the arguments it would have made. */
function sameStatement(sql: postgres.Sql, { integrationId }: Owner): Promise<unknown> {
  const ref = `CA${randomBytes(16).toString('hex')}`
  const now = new Date().toISOString()
  const observation = {
    source: 'webhook',
    final: true,
    sequence: 0,
    provider_ref: ref,
    kind: 'call',
    direction: 'inbound',
    status: 'completed',
    observed_at: now,
    started_at: now,
    ended_at: now,
    duration_seconds: 73,
    caller_number_encrypted: randomBytes(48).toString('base64'),
    caller_number_hash: randomBytes(32).toString('hex'),
    caller_number_hint: '05',
  }
  return sql`select private.accept_telephony_delivery(
    ${integrationId}, ${1}, ${`${ref}:0:completed`}, ${randomBytes(32)}, ${randomBytes(450).toString('base64')},
    ${sql.json(observation)}, ${null}) as outcome`
}

async function loopRate(statement: () => Promise<unknown>): Promise<number> {
  let left = PER_BLOCK
  const started = performance.now()
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (left-- > 0) await statement()
    }),
  )
  return (PER_BLOCK / (performance.now() - started)) * 1_000
}
