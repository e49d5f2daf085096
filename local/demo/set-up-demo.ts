import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { salonBjork } from '../simulator/salon/salon-profile.ts'
import type { Simulator } from '../simulator/start-simulator.ts'
import type { StackStatus } from '../stack-status.ts'
import { demoAccount, type DemoIntegration } from './demo-account.ts'
import { newDemoPassword, readDemoRecord, writeDemoRecord, type DemoRecord } from './demo-record.ts'
import { armSimulator, demoSession, simulatedAccount, type Session } from './demo-session.ts'

const EMAIL = 'demo@payback.example'
/** A first history that has not come by then is asked for again at the next start. */
const HISTORY_DEADLINE_MS = 30_000

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
  const path = join(dataDir, 'demo.json')
  const sql = postgres(dbUrl, { max: 1, onnotice: () => undefined })
  const account = demoAccount(sql)
  const gateway = demoSession(status)
  const login = async ({ email, password }: DemoRecord) => gateway.signIn({ email, password })

  /** The account and its password, made if either is missing. */
  async function ensureAccount(): Promise<{ record: DemoRecord; userId: string; session: Session | null }> {
    const kept = await readDemoRecord(path)
    const known = await account.userId(EMAIL)
    if (kept && known) return { record: kept, userId: known, session: null }
    // Without the password nobody can open it, and all that is in it can be made again.
    if (known) await account.remove(known)
    const record = { email: EMAIL, password: newDemoPassword() }
    const session = await gateway.signUp(record, { business_name: salonBjork.name, locale: 'sv' })
    await writeDemoRecord(path, record)
    return { record, userId: session.user.id, session }
  }

  async function keepAddress(record: DemoRecord, webhookUrl: string): Promise<string> {
    await writeDemoRecord(path, { ...record, webhookUrl, functionsUrl: status.functionsUrl })
    return webhookUrl
  }

  /** The address of the connection, connecting if nobody ever did; null when the visitor has disconnected it. */
  async function ensureConnection(
    record: DemoRecord,
    userId: string,
    given: Session | null,
  ): Promise<string | null> {
    const integration = await account.integration(userId)
    const { webhookUrl, functionsUrl } = record
    if (!integration && webhookUrl) return null
    if (integration && webhookUrl && integration.isAddress(webhookUrl)) {
      if (!functionsUrl || functionsUrl === status.functionsUrl) return webhookUrl
      return keepAddress(record, webhookUrl.replace(functionsUrl, status.functionsUrl))
    }
    const session = given ?? (await login(record))
    const connection = integration
      ? await gateway.rotateWebhook(session, integration.id)
      : await gateway.connectTwilio(session, await simulatedAccount(simulator.url))
    return keepAddress(record, connection.webhookUrl)
  }

  /** Connecting has begun to fetch the history: resolves when it is there. */
  async function history(userId: string): Promise<void> {
    const deadline = Date.now() + HISTORY_DEADLINE_MS
    let integration: DemoIntegration | null
    do {
      integration = await account.integration(userId)
      if (integration?.lastSyncAt) return
      if (integration?.errorCode) throw new Error(`the history did not come: ${integration.errorCode}`)
      await wait(50)
    } while (Date.now() < deadline)
    throw new Error('the history has not come in time')
  }

  try {
    const { record, userId, session } = await ensureAccount()
    try {
      await account.label(userId, salonBjork.name)
      const before = await account.integration(userId)
      const address = await ensureConnection(record, userId, session)
      if (address === null) {
        log('demo: Twilio has been disconnected in the demo account, so no live calls')
      } else {
        if (!before) await history(userId)
        else void gateway.sync(before.id).catch((error: unknown) => log(`demo: ${String(error)}`))
        await armSimulator(simulator.url, address)
      }
    } catch (error) {
      log(`demo: ${error instanceof Error ? error.message : String(error)}`)
    }
    return { email: record.email, password: record.password }
  } finally {
    await sql.end({ timeout: 1 })
  }
}
