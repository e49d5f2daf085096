import type { Client } from 'pg'
import { CronScheduler, type CronJob } from './cron-scheduler.ts'
import { JobSessions } from './job-sessions.ts'
import { runJob } from './run-job.ts'
import { keepSession } from './session-keeper.ts'
import type { BackgroundOptions } from './start-background.ts'

/** Seconds jobs start at most this much late. */
const tickMs = 100

/** Plays pg_cron's background worker: reads cron.job, runs what is due, keeps job_run_details. */
export async function startCron({ adminUrl, log = () => undefined, now }: BackgroundOptions) {
  const sessions = new JobSessions(adminUrl)
  const running = new Set<Promise<void>>()
  const scheduler = new CronScheduler(async (job) => {
    const admin = keeper.client()
    if (!admin) return
    const run = runJob(admin, sessions, job).catch((error: unknown) => {
      log(`pg_cron: job ${job.jobid}: ${error instanceof Error ? error.message : String(error)}`)
    })
    running.add(run)
    await run
    running.delete(run)
  }, now)

  const reload = async (client: Client) => scheduler.setJobs(await readJobs(client))
  const keeper = keepSession({
    url: adminUrl,
    name: 'pg_cron scheduler',
    channel: 'payback_cron',
    log,
    onConnect: async (client) => {
      await failInterruptedRuns(client)
      await reload(client)
      scheduler.restart()
    },
    onNotification: () => {
      const client = keeper.client()
      if (client) reload(client).catch((error: unknown) => log(`pg_cron: ${String(error)}`))
    },
  })
  await keeper.connected
  const timer = setInterval(() => {
    if (keeper.client()) scheduler.tick()
  }, tickMs)

  return {
    stop: async () => {
      clearInterval(timer)
      scheduler.setJobs([])
      await cancelRuns(keeper.client())
      await Promise.race([Promise.all(running), new Promise((resolve) => setTimeout(resolve, 2_000).unref())])
      await sessions.close()
      await keeper.stop()
    },
  }
}

async function readJobs(client: Client): Promise<CronJob[]> {
  // A migration may not have created the extension yet; its first job announces itself.
  if (!(await hasCron(client))) return []
  const { rows } = await client.query<CronJob>(
    'select jobid::text, schedule, command, database, username, active from cron.job order by jobid',
  )
  return rows
}

async function failInterruptedRuns(client: Client): Promise<void> {
  if (!(await hasCron(client))) return
  await client.query(
    `update cron.job_run_details set status = 'failed', return_message = 'server restarted', end_time = clock_timestamp()
     where status in ('starting', 'connecting', 'sending', 'running')`,
  )
}

async function hasCron(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    "select to_regclass('cron.job') is not null as found",
  )
  return rows[0]?.found ?? false
}

async function cancelRuns(client: Client | null): Promise<void> {
  await client
    ?.query(
      "select pg_cancel_backend(pid) from pg_stat_activity where application_name = 'pg_cron' and state = 'active'",
    )
    .catch(() => undefined)
}
