import postgres from 'postgres'
import { salonBjork } from '../simulator/salon/salon-profile.ts'
import type { Simulator } from '../simulator/start-simulator.ts'
import type { StackStatus } from '../stack-status.ts'
import { demoAccount } from './demo-account.ts'
import { demoRecordPath, type DemoParts } from './demo-parts.ts'
import { demoProviders, simulatorState, type DemoProvider } from './demo-providers.ts'
import { movedTo, writeDemoRecord, type DemoRecord } from './demo-record.ts'
import { demoSession, type Session } from './demo-session.ts'
import { ensureDemoAccount } from './ensure-demo-account.ts'
import { ensureDemoConnection, type EnsuredConnection } from './ensure-demo-connection.ts'
import { firstHistory } from './first-history.ts'
import { demoFixedCosts } from './fixed-costs.ts'
import { weeklyHours } from './weekly-hours.ts'

type DemoOptions = {
  status: StackStatus
  simulator: Simulator
  dbUrl: string
  /** Where `demo.json` is kept. */
  dataDir: string
  log: (line: string) => void
}

/** Connections are looked after side by side, beside waiting for their history. */
const DATABASE_CONNECTIONS = 3

/**
 * Makes the demo account, connects it to the simulated providers as an owner would, waits for what the first
 * Overview shows and lets life go on. What is there already is left alone: a later start tells the simulator its
 * addresses again and lets what happened in between be fetched, without waiting for it.
 * @returns the login. When the history or the live calls fail, that is logged and the login still holds.
 * @throws when nobody can sign up.
 */
export async function setUpDemo(options: DemoOptions): Promise<{ email: string; password: string }> {
  const { status, simulator, dbUrl, dataDir, log } = options
  const sql = postgres(dbUrl, { max: DATABASE_CONNECTIONS, onnotice: () => undefined })
  const parts: DemoParts = {
    status,
    simulatorUrl: simulator.url,
    account: demoAccount(sql),
    gateway: demoSession(status),
    recordPath: demoRecordPath(dataDir),
  }
  const report = (error: unknown) => log(`demo: ${error instanceof Error ? error.message : String(error)}`)
  try {
    const ensured = await ensureDemoAccount(parts)
    await letItLive(parts, ensured, report).catch(report)
    return { email: ensured.record.email, password: ensured.record.password }
  } finally {
    await sql.end({ timeout: 1 })
  }
}

type Ensured = Awaited<ReturnType<typeof ensureDemoAccount>>
type Report = (error: unknown) => void

async function letItLive(parts: DemoParts, ensured: Ensured, report: Report): Promise<void> {
  const { account, gateway, simulatorUrl } = parts
  const { userId } = ensured
  await account.label(userId, salonBjork.name, weeklyHours(salonBjork.hours))
  const signIn = once(() =>
    ensured.session ? Promise.resolve(ensured.session) : gateway.signIn(ensured.record),
  )
  const rates = gateway.sync('sync-exchange-rates').catch(report)
  const { connections, record } = await connectAll(parts, ensured, signIn, report)
  await writeDemoRecord(parts.recordPath, record)

  if (connections.some(({ isNew }) => isNew)) {
    // Without its history the demo still has live calls.
    await firstHistory(account, userId).catch(report)
    await rates
    // Only now is it known which days cost anything.
    await gateway.sync('sync-exchange-rates').catch(report)
  }
  for (const { provider, integrationId, isNew } of connections)
    if (!isNew) void gateway.sync(provider.syncFunction, integrationId).catch(report)
  await Promise.all(
    connections.map(({ provider, address }) =>
      address === null ? null : provider.listen(simulatorUrl, address).catch(report),
    ),
  )
}

/** All connections side by side, and the fixed costs; one that fails is reported and does without. */
async function connectAll(
  parts: DemoParts,
  { record: kept, userId }: Ensured,
  signIn: () => Promise<Session>,
  report: Report,
): Promise<{ connections: EnsuredConnection[]; record: DemoRecord }> {
  const record = movedTo(kept, parts.status.functionsUrl)
  const state = await simulatorState(parts.simulatorUrl)
  const ensure = async (provider: DemoProvider) => {
    const connection = await ensureDemoConnection(parts, { record, userId, state, signIn }, provider)
    if (!connection) report(`${provider.name} has been disconnected in the demo account, and stays so`)
    return connection
  }
  const [hasFixedCosts, ...found] = await Promise.all([
    addFixedCosts(parts, record, signIn).catch((error: unknown) => void report(error)),
    ...demoProviders.map((provider) => ensure(provider).catch((error: unknown) => void report(error))),
  ])
  const connections = found.filter((one) => one !== null && one !== undefined)
  const addresses = Object.fromEntries(
    connections.flatMap(({ provider, address }) =>
      provider.address === null || address === null ? [] : [[provider.address, address]],
    ),
  )
  return { connections, record: { ...record, ...addresses, hasFixedCosts: hasFixedCosts ?? false } }
}

/** Enters them once; a visitor who removes them does not get them back. */
async function addFixedCosts(
  { gateway }: DemoParts,
  { hasFixedCosts }: DemoRecord,
  signIn: () => Promise<Session>,
): Promise<boolean> {
  if (!hasFixedCosts) await gateway.addFixedCosts(await signIn(), demoFixedCosts(new Date()))
  return true
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}
