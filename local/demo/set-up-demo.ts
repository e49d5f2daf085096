import postgres from 'postgres'
import { salonBjork } from '../simulator/salon/salon-profile.ts'
import type { Simulator } from '../simulator/start-simulator.ts'
import type { StackStatus } from '../stack-status.ts'
import { demoAccount } from './demo-account.ts'
import { demoRecordPath, type DemoParts } from './demo-parts.ts'
import { armSimulator, demoSession } from './demo-session.ts'
import { ensureDemoAccount } from './ensure-demo-account.ts'
import { ensureDemoConnection } from './ensure-demo-connection.ts'
import { firstHistory } from './first-history.ts'
import { weeklyHours } from './weekly-hours.ts'

type DemoOptions = {
  status: StackStatus
  simulator: Simulator
  dbUrl: string
  /** Where `demo.json` is kept. */
  dataDir: string
  log: (line: string) => void
}

/**
 * Makes the demo account, connects it to the simulated Twilio as an owner would, waits for 90 days of
 * history and lets live calls begin. What is there already is left alone: a later start tells the
 * simulator its address again and lets the days in between be fetched, without waiting for them.
 * @returns the login. When the history or the live calls fail, that is logged and the login still holds.
 * @throws when nobody can sign up.
 */
export async function setUpDemo(options: DemoOptions): Promise<{ email: string; password: string }> {
  const { status, simulator, dbUrl, dataDir, log } = options
  const sql = postgres(dbUrl, { max: 1, onnotice: () => undefined })
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

async function letItLive(
  parts: DemoParts,
  ensured: Ensured,
  report: (error: unknown) => void,
): Promise<void> {
  const { account, gateway, simulatorUrl } = parts
  await account.label(ensured.userId, salonBjork.name, weeklyHours(salonBjork.hours))
  const before = await account.integration(ensured.userId)
  const address = await ensureDemoConnection(parts, ensured)
  if (address === null) return report('Twilio has been disconnected in the demo account, so no live calls')
  // Without its history the demo still has live calls.
  if (before) void gateway.sync(before.id).catch(report)
  else await firstHistory(account, ensured.userId).catch(report)
  await armSimulator(simulatorUrl, address)
}
