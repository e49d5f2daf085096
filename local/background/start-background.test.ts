import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { Client } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../free-port.ts'
import { startPostgres } from '../postgres/start-postgres.ts'
import { testPostgres, type TestPostgres } from '../postgres/testing/test-postgres.ts'
import { startBackground } from './start-background.ts'
import { invalidSchedules, validSchedules } from './testing/schedules.ts'

let server: TestPostgres
let postgres: Client
let admin: Client
let background: Awaited<ReturnType<typeof startBackground>>
/** Added to the real clock of the schedule. */
let offset = 0
const nextMinute = () => (offset += 60_000)

beforeAll(async () => {
  server = await testPostgres()
  postgres = await server.connect(server.dbUrl)
  admin = await server.connect(server.adminUrl)
  // Started before the extensions exist, as at a first start.
  background = await startBackground({ adminUrl: server.adminUrl, now: () => new Date(Date.now() + offset) })
  await postgres.query(
    'create extension pg_cron with schema pg_catalog; create extension if not exists pg_net',
  )
})
afterAll(async () => {
  await background.stop()
  await server.remove()
})

const until = async <T>(
  read: () => Promise<T>,
  isReached: (value: T) => boolean,
  within = 10_000,
): Promise<T> => {
  let last: T | undefined
  await expect
    .poll(async () => isReached((last = await read())), { timeout: within, interval: 25 })
    .toBe(true)
  return last as T
}

describe('pg_cron', () => {
  type Run = {
    status: string
    return_message: string
    username: string
    command: string
    job_pid: number
    seconds: number
  }
  const runsOf = async (jobName: string) => {
    const { rows } = await postgres.query<Run>(
      `select d.status, d.return_message, d.username, d.command, d.job_pid, extract(epoch from end_time - start_time)::float as seconds
       from cron.job_run_details d join cron.job j using (jobid) where j.jobname = $1 order by runid`,
      [jobName],
    )
    return rows
  }
  const ended = (jobName: string, count = 1) =>
    until(
      () => runsOf(jobName),
      (runs) => runs.filter((run) => ['succeeded', 'failed'].includes(run.status)).length >= count,
    )
  const schedule = (name: string, when: string, command: string) =>
    postgres.query('select cron.schedule($1, $2, $3)', [name, when, command])

  afterEach(async () => {
    await postgres.query("select cron.unschedule(jobid) from cron.job where username = 'postgres'")
  })

  it('runs a job as the user who scheduled it, and keeps a record', async () => {
    await postgres.query(
      'create table public.runs as select current_user, session_user, current_setting($$search_path$$) as path limit 0',
    )
    const command =
      'insert into public.runs select current_user, session_user, current_setting($$search_path$$)'
    await schedule('who', '* * * * *', command)
    nextMinute()
    const [run] = await ended('who')
    expect(run).toMatchObject({
      status: 'succeeded',
      return_message: 'INSERT 0 1',
      username: 'postgres',
      command,
    })
    expect(run?.job_pid).toBeGreaterThan(0)
    expect((await postgres.query('select * from public.runs')).rows).toEqual([
      { current_user: 'postgres', session_user: 'postgres', path: '"$user", public, extensions' },
    ])
  })

  it('records a failure with its message, and goes on', async () => {
    await schedule('bad', '1 seconds', 'select 1 / 0')
    const runs = await ended('bad', 2)
    expect(runs[0]).toMatchObject({ status: 'failed', return_message: 'ERROR:  division by zero' })
  })

  it('runs all statements of a command in one transaction', async () => {
    await postgres.query('create table public.parts (id int)')
    await schedule('parts', '* * * * *', 'insert into public.parts values (1); select 1 / 0')
    nextMinute()
    await ended('parts')
    expect((await postgres.query('select * from public.parts')).rows).toEqual([])
  })

  it('leaves nothing of one run in the next: settings, roles, open transactions', async () => {
    await schedule('mess', '1 seconds', "set role anon; set statement_timeout = '7s'; begin")
    await ended('mess', 2)
    await schedule(
      'clean',
      '1 seconds',
      'insert into public.runs select current_user, session_user, current_setting($$statement_timeout$$)',
    )
    await ended('clean', 1)
    expect((await postgres.query('select * from public.runs order by path desc limit 1')).rows).toEqual([
      { current_user: 'postgres', session_user: 'postgres', path: '2min' },
    ])
  })

  it('never runs a job twice at once', async () => {
    await schedule('slow', '1 seconds', 'select pg_sleep(1.5)')
    await ended('slow', 2)
    const { rows } = await postgres.query<{ overlaps: number }>(
      `select count(*)::int as overlaps from cron.job_run_details a join cron.job_run_details b
       on a.jobid = b.jobid and a.runid < b.runid and b.start_time < a.end_time
       where a.command like '%pg_sleep(1.5)%'`,
    )
    expect(rows[0]?.overlaps).toBe(0)
  })

  it('a login role of the owner runs its own jobs; one that may not log in fails', async () => {
    await postgres.query(
      'create role worker login; create role nobody nologin; grant usage on schema cron to worker',
    )
    await admin.query(
      "select cron.schedule_in_database('as-worker', '1 seconds', 'select session_user', current_database(), 'worker')",
    )
    await admin.query(
      "select cron.schedule_in_database('as-nobody', '1 seconds', 'select 1', current_database(), 'nobody')",
    )
    expect((await ended('as-worker'))[0]).toMatchObject({
      status: 'succeeded',
      username: 'worker',
      return_message: '1 row',
    })
    expect((await ended('as-nobody'))[0]).toMatchObject({ status: 'failed' })
    await expect(
      postgres.query("select cron.unschedule(jobid) from cron.job where jobname = 'as-worker'"),
    ).rejects.toThrow(/could not find valid entry/)
    await admin.query("delete from cron.job where username in ('worker', 'nobody')")
  })

  it('follows changes of a job at once', async () => {
    await schedule('changing', '0 0 1 1 *', 'select 1')
    await schedule('changing', '1 seconds', 'select 2')
    expect((await ended('changing'))[0]?.command).toBe('select 2')
    const { rows } = await postgres.query<{ jobid: string }>(
      "select jobid from cron.job where jobname = 'changing'",
    )
    await postgres.query('select cron.alter_job(job_id => $1, active => false)', [rows[0]?.jobid])
    const { length } = await runsOf('changing')
    await schedule('clock', '1 seconds', 'select 3')
    await ended('clock', 2)
    expect((await runsOf('changing')).length).toBeLessThanOrEqual(length + 1)
  })

  it('refuses the schedules that it could not run, and takes all others', async () => {
    const { rows } = await admin.query<{ schedule: string; valid: boolean }>(
      'select s as schedule, cron._valid_schedule(s) as valid from unnest($1::text[]) s',
      [[...validSchedules, ...invalidSchedules]],
    )
    expect(rows.filter((row) => row.valid).map((row) => row.schedule)).toEqual(validSchedules)
    await expect(schedule('bad', 'soon', 'select 1')).rejects.toThrow('invalid schedule: soon')
  })

  it.each([
    [
      'unschedule a job that is not there',
      "select cron.unschedule('nothing')",
      /could not find valid entry for job 'nothing'/,
    ],
    [
      'write the table',
      "insert into cron.job (schedule, command) values ('* * * * *', 'select 1')",
      /permission denied/,
    ],
    [
      'schedule for somebody else',
      "select cron.schedule_in_database('x', '* * * * *', 'select 1', 'postgres', 'supabase_admin')",
      /must be superuser/,
    ],
    [
      'put a trigger on the run details',
      'create trigger mine before insert on cron.job_run_details for each row execute function tsvector_update_trigger()',
      /permission denied/,
    ],
  ])('does not let postgres %s', async (_what, sql, message) => {
    await expect(postgres.query(sql)).rejects.toThrow(message)
  })

  it('lets postgres clear the run details, which nothing else does', async () => {
    await expect(
      postgres.query("delete from cron.job_run_details where end_time < now() - interval '1 day'"),
    ).resolves.toBeDefined()
  })
})

describe('pg_net', () => {
  let target: Server
  let url: string
  const received: { method: string; path: string; headers: IncomingMessage['headers']; body: string }[] = []

  beforeAll(async () => {
    const port = await freePort()
    url = `http://127.0.0.1:${String(port)}`
    target = createServer((request, response) => {
      let body = ''
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
      request.on('end', () => {
        const path = request.url ?? ''
        received.push({ method: request.method ?? '', path, headers: request.headers, body })
        if (path === '/never') return
        if (path === '/moved') response.writeHead(302, { location: '/landed' }).end()
        else
          response
            .writeHead(path === '/error' ? 500 : 200, { 'content-type': 'application/json', 'x-one': '1' })
            .end('{"ok":true}')
      })
    })
    await new Promise<void>((resolve) => target.listen(port, '127.0.0.1', resolve))
  })
  afterAll(() => {
    target.closeAllConnections()
    target.close()
  })

  type Response = {
    status_code: number | null
    content: string | null
    content_type: string | null
    timed_out: boolean | null
    error_msg: string | null
    headers: Record<string, string> | null
  }
  const ask = async (sql: string, values: unknown[] = []) => {
    const { rows } = await postgres.query<{ id: string }>(`select ${sql} as id`, values)
    const { id } = rows[0] ?? { id: '0' }
    const [response] = await until(
      async () =>
        (await postgres.query<Response>('select * from net._http_response where id = $1', [id])).rows,
      (found) => found.length > 0,
    )
    return response
  }
  const requestsTo = (path: string) => received.filter((one) => one.path === path)

  it('posts JSON with headers and parameters', async () => {
    const response = await ask(
      `net.http_post($1, '{"a": "ä"}', '{"q": "a b&ö"}', '{"apikey": "sb_secret_x", "Content-Type": "application/json"}')`,
      [`${url}/post`],
    )
    expect(response).toMatchObject({
      status_code: 200,
      content: '{"ok":true}',
      content_type: 'application/json',
      timed_out: false,
      error_msg: null,
      headers: expect.objectContaining({ 'x-one': '1' }) as unknown,
    })
    const [request] = requestsTo('/post?q=a%20b%26%C3%B6')
    expect(request).toMatchObject({ method: 'POST', body: '{"a": "ä"}' })
    expect(request?.headers).toMatchObject({ apikey: 'sb_secret_x', 'content-type': 'application/json' })
  })

  it('adds the content type, and refuses another one', async () => {
    await ask(`net.http_post($1, headers => '{"x-a": "1"}')`, [`${url}/typed`])
    expect(requestsTo('/typed')[0]?.headers['content-type']).toBe('application/json')
    await expect(
      postgres.query(`select net.http_post('${url}', headers => '{"content-type": "text/plain"}')`),
    ).rejects.toThrow('Content-Type header must be "application/json"')
  })

  it('gets, deletes and follows redirects', async () => {
    await ask(`net.http_get($1)`, [`${url}/get`])
    await ask(`net.http_delete($1, body => '{"b": 1}')`, [`${url}/delete`])
    const response = await ask(`net.http_get($1)`, [`${url}/moved`])
    expect(response?.status_code).toBe(200)
    expect([
      requestsTo('/get')[0]?.method,
      requestsTo('/delete')[0]?.body,
      requestsTo('/landed').length,
    ]).toEqual(['GET', '{"b": 1}', 1])
  })

  it('does not repeat a request that failed', async () => {
    expect((await ask('net.http_get($1)', [`${url}/error`]))?.status_code).toBe(500)
    expect(requestsTo('/error')).toHaveLength(1)
  })

  it('gives up after the time limit', async () => {
    expect(await ask('net.http_get($1, timeout_milliseconds => 200)', [`${url}/never`])).toMatchObject({
      status_code: null,
      timed_out: true,
      error_msg: 'Timeout of 200 ms reached',
    })
  })

  it('has five seconds as its usual limit', async () => {
    const { rows } = await postgres.query<{ limits: string }>(
      `select string_agg(distinct (regexp_match(pg_get_function_arguments(oid), 'timeout_milliseconds integer DEFAULT (\\d+)'))[1], ',') as limits
       from pg_proc where pronamespace = 'net'::regnamespace and proname like 'http%'`,
    )
    expect(rows[0]?.limits).toBe('5000')
  })

  it('records hosts that cannot be reached and protocols that are not allowed', async () => {
    const closed = await freePort()
    expect((await ask('net.http_get($1)', [`http://127.0.0.1:${String(closed)}/`]))?.error_msg).toBe(
      "Couldn't connect to server",
    )
    expect((await ask('net.http_get($1)', ['file:///etc/passwd']))?.error_msg).toMatch(/Unsupported protocol/)
  })

  it('sends nothing for a transaction that is rolled back', async () => {
    await postgres.query('begin')
    await postgres.query('select net.http_get($1)', [`${url}/rolled-back`])
    await postgres.query('rollback')
    await ask('net.http_get($1)', [`${url}/after`])
    expect(requestsTo('/rolled-back')).toEqual([])
  })

  it('forgets responses after six hours', async () => {
    await postgres.query(
      "insert into net._http_response (id, created) values (-1, now() - interval '6 hours 1 second'), (-2, now() - interval '5 hours')",
    )
    await ask('net.http_get($1)', [`${url}/working`])
    const { rows } = await postgres.query<{ id: string }>('select id from net._http_response where id < 0')
    expect(rows.map((row) => row.id)).toEqual(['-2'])
  })

  it('takes a batch off the queue before it calls: a crash loses a request, it never repeats one', async () => {
    await postgres.query('select net.http_get($1, timeout_milliseconds => 3000)', [`${url}/never`])
    await until(
      () => Promise.resolve(requestsTo('/never').length),
      (count) => count === 2,
    )
    expect((await admin.query('select from net.http_request_queue')).rowCount).toBe(0)
  })

  it('works off more than one batch', { timeout: 30_000 }, async () => {
    await postgres.query(`select net.http_get('${url}/many') from generate_series(1, 450)`)
    await until(
      () => Promise.resolve(requestsTo('/many').length),
      (count) => count === 450,
      25_000,
    )
  })

  it('says that its worker is up', async () => {
    await expect(
      postgres.query('select net.check_worker_is_up(), net.wait_until_running()'),
    ).resolves.toBeDefined()
  })
})

describe('a restart of the database', () => {
  it('ends running jobs as failed, and both workers go on', { timeout: 60_000 }, async () => {
    await postgres.query("select cron.schedule('long', '1 seconds', 'select pg_sleep(60)')")
    await until(
      async () =>
        (
          await admin.query(
            "select from cron.job_run_details where command like '%60%' and status = 'running'",
          )
        ).rowCount,
      (count) => count === 1,
    )
    await server.stop()
    const { dataDir, port, password } = server
    const again = await startPostgres({ dataDir, port, password, fsync: false })
    try {
      const fresh = await server.connect(again.adminUrl)
      // Which of the two depends on whose session the server closes first: the job's, or the one that keeps the record.
      await expect
        .poll(
          async () =>
            (
              await fresh.query(
                "select status, return_message from cron.job_run_details where command like '%60%' order by runid limit 1",
              )
            ).rows,
          { timeout: 10_000 },
        )
        .toEqual([
          {
            status: 'failed',
            return_message: expect.stringMatching(/^(server restarted$|ERROR: {2}terminating connection)/),
          },
        ])
      await until(
        async () => (await fresh.query("select from cron.job_run_details where status = 'running'")).rowCount,
        (count) => count === 1,
      )
      await fresh.query('select net.wait_until_running()')
    } finally {
      await background.stop()
      await again.stop()
    }
  })
})
