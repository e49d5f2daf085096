import { cronSchedule, type CronSchedule } from './cron-schedule.ts'
import { dueMinutes, startOfMinute } from './due-minutes.ts'

/** A row of cron.job. */
export type CronJob = {
  jobid: string
  schedule: string
  command: string
  database: string
  username: string
  active: boolean
}

type Task = {
  job: CronJob
  schedule: CronSchedule | null
  /** Runs that are due and wait for their turn. */
  pending: number
  running: boolean
  /** Start of the last run, or when the job was first seen; milliseconds. */
  lastStart: number
}

/** pg_cron's limit on jobs that run at the same time (cron.max_running_jobs). */
const maxRunning = 32

/**
 * Decides when jobs run; `run` does it. Never two runs of one job: a due minute that comes while the job runs
 * waits and follows at once; a seconds job has at most one waiting.
 */
export class CronScheduler {
  #tasks = new Map<string, Task>()
  #lastMinute: Date
  #running = 0

  constructor(
    readonly run: (job: CronJob) => Promise<void>,
    readonly now: () => Date = () => new Date(),
  ) {
    this.#lastMinute = startOfMinute(now())
  }

  /** Takes over the rows of cron.job; jobs that are still there keep their pending runs. */
  setJobs(jobs: CronJob[]): void {
    const now = this.now().getTime()
    this.#tasks = new Map(
      jobs.map((job) => {
        const known = this.#tasks.get(job.jobid)
        const task = known ?? { job, schedule: null, pending: 0, running: false, lastStart: now }
        if (known?.job.schedule !== job.schedule) task.schedule = cronSchedule(job.schedule)
        task.job = job
        return [job.jobid, task]
      }),
    )
  }

  /** The server has started: nothing from before is pending, and @reboot jobs are due. */
  restart(): void {
    this.#lastMinute = startOfMinute(this.now())
    for (const task of this.#tasks.values()) {
      task.pending = task.job.active && task.schedule?.kind === 'reboot' ? 1 : 0
      task.lastStart = this.now().getTime()
    }
    this.#startPending()
  }

  /** Called several times a second. */
  tick(): void {
    const now = this.now()
    const minutes = dueMinutes(this.#lastMinute, now)
    this.#lastMinute = startOfMinute(now)
    for (const task of this.#tasks.values()) {
      const { schedule, job } = task
      if (!job.active || !schedule) {
        task.pending = 0
      } else if (schedule.kind === 'seconds') {
        if (task.pending === 0 && now.getTime() - task.lastStart >= schedule.seconds * 1000) task.pending = 1
      } else if (schedule.kind === 'minutes') {
        for (const due of minutes)
          if ((schedule.wild ? due.wild : due.fixed) && schedule.isDue(due.minute)) task.pending += 1
      }
    }
    this.#startPending()
  }

  #startPending(): void {
    for (const task of this.#tasks.values())
      if (task.pending > 0 && !task.running && this.#running < maxRunning) void this.#start(task)
  }

  async #start(task: Task): Promise<void> {
    task.pending -= 1
    task.running = true
    task.lastStart = this.now().getTime()
    this.#running += 1
    try {
      await this.run(task.job)
    } finally {
      task.running = false
      this.#running -= 1
      this.#startPending()
    }
  }
}
