import { CronScheduler, type CronJob } from './cron-scheduler.ts'
import { JobSessions } from './job-sessions.ts'
import { runJob } from './run-job.ts'
import { keepSession, type Session } from './session-keeper.ts'
import type { BackgroundOptions } from './start-background.ts'

/** Seconds jobs start at most this much late. */
const tickMs = 100

/** Plays pg_cron's background worker: reads cron.job, runs what is due, keeps job_run_details. */
export async function startCron({ adminUrl, log = () => undefined, now }: BackgroundOptions) {
  const sessions = new JobSessions(adminUrl)
  const running = new Set<Promise<void>>()
  const scheduler = new CronScheduler(async (job) => {
    const admin = keeper.session()
    if (!admin) return
    const run = runJob(admin, sessions, job).catch((error: unknown) => {
      log(`pg_cron: job ${job.jobid}: ${error instanceof Error ? error.message : String(error)}`)
    })
    running.add(run)
    await run
    running.delete(run)
  }, now)

  const reload = async (session: Session) => scheduler.setJobs(await readJobs(session))
  const keeper = keepSession({
    url: adminUrl,
    name: 'pg_cron scheduler',
    channel: 'payback_cron',
    log,
    onConnect: async (session) => {
      await failInterruptedRuns(session)
      await reload(session)
      scheduler.restart()
    },
    onNotification: () => {
      const session = keeper.session()
      if (session) reload(session).catch((error: unknown) => log(`pg_cron: ${String(error)}`))
    },
  })
  await keeper.connected
  const timer = setInterval(() => {
    if (keeper.session()) scheduler.tick()
  }, tickMs)

  return {
    stop: async () => {
      clearInterval(timer)
      scheduler.setJobs([])
      await cancelRuns(keeper.session())
      await Promise.race([Promise.all(running), new Promise((resolve) => setTimeout(resolve, 2_000).unref())])
      await sessions.close()
      await keeper.stop()
    },
  }
}

async function readJobs(session: Session): Promise<CronJob[]> {
  // A migration may not have created the extension yet; its first job announces itself.
  if (!(await hasCron(session))) return []
  const { rows } = await session.query<CronJob>(
    'select jobid::text, schedule, command, database, username, active from cron.job order by jobid',
  )
  return rows
}

async function failInterruptedRuns(session: Session): Promise<void> {
  if (!(await hasCron(session))) return
  await session.query(
    `update cron.job_run_details set status = 'failed', return_message = 'server restarted', end_time = clock_timestamp()
     where status in ('starting', 'connecting', 'sending', 'running')`,
  )
}

async function hasCron(session: Session): Promise<boolean> {
  const { rows } = await session.query<{ found: boolean }>(
    "select to_regclass('cron.job') is not null as found",
  )
  return rows[0]?.found ?? false
}

async function cancelRuns(session: Session | null): Promise<void> {
  await session
    ?.query(
      "select pg_cancel_backend(pid) from pg_stat_activity where application_name = 'pg_cron' and state = 'active'",
    )
    .catch(() => undefined)
}
