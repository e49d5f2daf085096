import { describe, expect, it } from 'vitest'
import { CronScheduler, type CronJob } from './cron-scheduler.ts'

const job = (jobid: string, schedule: string, active = true): CronJob => ({
  jobid,
  schedule,
  command: 'select 1',
  database: 'postgres',
  username: 'postgres',
  active,
})

/** A scheduler whose clock and jobs the test holds in its hands. */
function held(start: string) {
  let now = new Date(`2026-11-23T${start}Z`)
  const started: string[] = []
  const finish: (() => void)[] = []
  const scheduler = new CronScheduler(
    (one) => {
      started.push(one.jobid)
      return new Promise<void>((resolve) => finish.push(resolve))
    },
    () => now,
  )
  return {
    scheduler,
    started,
    at(time: string) {
      now = new Date(`2026-11-23T${time}Z`)
      scheduler.tick()
    },
    async finishOne() {
      finish.shift()?.()
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

describe('CronScheduler', () => {
  it('runs a due job once a minute, however often it looks', () => {
    const { scheduler, started, at } = held('10:00:30')
    scheduler.setJobs([job('1', '* * * * *')])
    at('10:00:59')
    at('10:01:00')
    at('10:01:00.200')
    expect(started).toEqual(['1'])
  })

  it('never runs a job twice at once: minutes that came meanwhile follow back to back', async () => {
    const { scheduler, started, at, finishOne } = held('10:00:00')
    scheduler.setJobs([job('1', '* * * * *'), job('2', '2 10 * * *')])
    for (const time of ['10:01', '10:02', '10:03']) at(`${time}:00`)
    expect(started).toEqual(['1', '2'])
    await finishOne()
    expect(started).toEqual(['1', '2', '1'])
    await finishOne()
    await finishOne()
    expect(started).toEqual(['1', '2', '1', '1'])
    await finishOne()
    await finishOne()
    expect(started).toHaveLength(4)
  })

  it('lets at most one run of a seconds job wait', async () => {
    const { scheduler, started, at, finishOne } = held('10:00:00')
    scheduler.setJobs([job('1', '10 seconds')])
    at('10:00:09.9')
    expect(started).toEqual([])
    at('10:00:10')
    for (const second of [20, 30, 40, 50]) at(`10:00:${String(second)}`)
    expect(started).toEqual(['1'])
    await finishOne()
    expect(started).toEqual(['1', '1'])
    await finishOne()
    expect(started).toHaveLength(2)
    at('10:00:59.9')
    expect(started).toHaveLength(2)
    at('10:01:00')
    expect(started).toHaveLength(3)
  })

  it('catches up the minutes of a short pause', async () => {
    const { scheduler, started, at, finishOne } = held('10:00:00')
    scheduler.setJobs([job('every', '* * * * *'), job('once', '2 10 * * *')])
    at('10:03:00')
    for (let index = 0; index < 4; index += 1) await finishOne()
    expect(started.filter((id) => id === 'every')).toHaveLength(3)
    expect(started.filter((id) => id === 'once')).toHaveLength(1)
  })

  it('runs wildcard jobs once after a long pause', async () => {
    const { scheduler, started, at, finishOne } = held('10:00:00')
    scheduler.setJobs([job('every', '* * * * *'), job('once', '20 10 * * *')])
    at('11:00:00')
    for (let index = 0; index < 4; index += 1) await finishOne()
    expect(started.sort()).toEqual(['every', 'once'])
  })

  it('runs @reboot jobs when the server has started, and forgets what was pending', async () => {
    const { scheduler, started, at, finishOne } = held('10:00:00')
    scheduler.setJobs([job('boot', '@reboot'), job('every', '* * * * *')])
    for (const time of ['10:01', '10:02', '10:03']) at(`${time}:00`)
    scheduler.restart()
    expect(started).toEqual(['every', 'boot'])
    for (let index = 0; index < 3; index += 1) await finishOne()
    expect(started).toEqual(['every', 'boot'])
  })

  it('leaves jobs alone that are inactive, gone or unreadable', () => {
    const { scheduler, started, at } = held('10:00:00')
    scheduler.setJobs([job('1', '* * * * *', false), job('2', '* * * * *'), job('3', 'soon')])
    scheduler.setJobs([job('1', '* * * * *', false), job('3', 'soon')])
    at('10:01:00')
    expect(started).toEqual([])
  })

  it('takes over a changed schedule', () => {
    const { scheduler, started, at } = held('10:00:00')
    scheduler.setJobs([job('1', '0 0 * * *')])
    scheduler.setJobs([job('1', '1 10 * * *')])
    at('10:01:00')
    expect(started).toEqual(['1'])
  })

  it('runs at most 32 jobs at the same time', async () => {
    const { scheduler, started, at, finishOne } = held('10:00:00')
    scheduler.setJobs(Array.from({ length: 40 }, (_, index) => job(String(index), '* * * * *')))
    at('10:01:00')
    expect(started).toHaveLength(32)
    await finishOne()
    expect(started).toHaveLength(33)
  })
})
