import pg from 'pg'
import { maintainMessagePartitions } from '../postgres/message-partitions.ts'
import { startCron } from './start-cron.ts'
import { startNet } from './start-net.ts'

export type BackgroundOptions = {
  /** Connection of the superuser. */
  adminUrl: string
  log?: (line: string) => void
  /** Clock of the schedule; tests set their own. */
  now?: () => Date
}

const fourHoursMs = 4 * 3_600_000

/**
 * Plays the background workers of hosted Supabase: pg_cron, pg_net, and the janitor that keeps a partition of
 * realtime.messages ready for each day. Lost sessions are opened again, so the database may restart.
 */
export async function startBackground(options: BackgroundOptions): Promise<{ stop(): Promise<void> }> {
  const { adminUrl, log = () => undefined } = options
  const janitor = setInterval(() => {
    keepPartitions(adminUrl).catch((error: unknown) => log(`realtime janitor: ${String(error)}`))
  }, fourHoursMs)
  const [cron, net] = await Promise.all([startCron(options), startNet(options)])
  await keepPartitions(adminUrl)
  return {
    stop: async () => {
      clearInterval(janitor)
      await Promise.all([cron.stop(), net.stop()])
    },
  }
}

async function keepPartitions(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl, application_name: 'realtime janitor' })
  await admin.connect()
  try {
    await maintainMessagePartitions(admin)
  } finally {
    await admin.end()
  }
}
