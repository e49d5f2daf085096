import type { QueryResult } from 'pg'
import type { CronJob } from './cron-scheduler.ts'
import type { JobSession, JobSessions } from './job-sessions.ts'
import type { Session } from './session-keeper.ts'

/**
 * Runs a job once as its user and keeps the outcome in cron.job_run_details: a job that fails is a row
 * that says so. Rejects only when the record cannot be written.
 * @param admin the superuser session that writes the rows
 */
export async function runJob(admin: Session, sessions: JobSessions, job: CronJob): Promise<void> {
  const runId = await startRun(admin, job)
  const session = await sessions.take(job.database, job.username).catch((error: unknown) => error)
  if (session instanceof Error || !isJobSession(session)) {
    await endRun(admin, runId, 'failed', `connection failed: ${messageOf(session)}`)
    return
  }
  try {
    await admin.query(
      "update cron.job_run_details set status = 'running', job_pid = $2, start_time = clock_timestamp() where runid = $1",
      [runId, session.pid],
    )
    const outcome = await session.client.query(job.command).then(
      (result: QueryResult | QueryResult[]) => ({ status: 'succeeded', message: feedback(result) }),
      (error: unknown) => ({ status: 'failed', message: `ERROR:  ${messageOf(error)}` }),
    )
    await endRun(admin, runId, outcome.status, outcome.message)
  } finally {
    await sessions.give(job.database, job.username, session)
  }
}

const isJobSession = (value: unknown): value is JobSession =>
  typeof value === 'object' && value !== null && 'client' in value

async function startRun(admin: Session, job: CronJob): Promise<string> {
  const { rows } = await admin.query<{ runid: string }>(
    `insert into cron.job_run_details (jobid, database, username, command, status)
     values ($1, $2, $3, $4, 'starting') returning runid::text`,
    [job.jobid, job.database, job.username, job.command],
  )
  return rows[0]?.runid ?? '0'
}

async function endRun(admin: Session, runId: string, status: string, message: string): Promise<void> {
  await admin.query(
    `update cron.job_run_details
     set status = $2, return_message = $3, start_time = coalesce(start_time, clock_timestamp()), end_time = clock_timestamp()
     where runid = $1`,
    [runId, status, message],
  )
}

/** What pg_cron notes of a successful run: rows returned, or the command's own tag. */
function feedback(result: QueryResult | QueryResult[]): string {
  const last = Array.isArray(result) ? result.at(-1) : result
  if (!last) return ''
  const count = last.rowCount ?? 0
  if (last.fields.length > 0) return `${String(count)} row${count === 1 ? '' : 's'}`
  if (last.command === 'INSERT') return `INSERT 0 ${String(count)}`
  return last.rowCount === null ? last.command : `${last.command} ${String(count)}`
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
