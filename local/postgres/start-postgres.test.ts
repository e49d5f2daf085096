import { spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { freePort } from '../free-port.ts'
import { platformBinaries } from './platform-binaries.ts'
import { isAlive, serversIn } from './process-identity.ts'
import { startPostgres, type Postgres } from './start-postgres.ts'

let folder: string
let dataDir: string
let port: number
const running: Postgres[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'payback-start-'))
  await chmod(folder, 0o755)
  dataDir = join(folder, 'postgres')
  port = await freePort()
})
afterEach(async () => {
  await Promise.all(running.splice(0).map((postgres) => postgres.stop()))
  await rm(folder, { recursive: true, force: true })
})

const start = async (options: { port?: number; password?: string; log?: (line: string) => void } = {}) => {
  const postgres = await startPostgres({ dataDir, port, password: 'first', fsync: false, ...options })
  running.push(postgres)
  return postgres
}

const query = async (url: string, sql: string) => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query<{ value: unknown }>(sql)
    return rows.map((row) => row.value)
  } finally {
    await client.end()
  }
}

describe('startPostgres', () => {
  it('keeps what was committed over a stop and a start, and leaves no process', async () => {
    const first = await start()
    await query(first.dbUrl, 'create table public.kept as select 7 as value')
    await first.stop()
    expect(isAlive(first.pid)).toBe(false)
    expect(await first.exited).toEqual({ code: 0, signal: null })
    const second = await start()
    expect(await query(second.dbUrl, 'select value from public.kept')).toEqual([7])
  })

  it('says that it is Postgres 17 in UTC with logical replication', async () => {
    const { adminUrl } = await start()
    expect(
      await query(
        adminUrl,
        "select current_setting(name) as value from unnest(array['wal_level', 'TimeZone', 'listen_addresses']) name",
      ),
    ).toEqual(['logical', 'UTC', '127.0.0.1'])
    expect(
      await query(adminUrl, "select current_setting('server_version_num')::int / 10000 as value"),
    ).toEqual([17])
  })

  it('sorts and folds text as hosted Supabase does, whatever the machine speaks', async () => {
    const { dbUrl } = await start()
    expect(
      await query(dbUrl, "select w as value from unnest(array['zebra', 'Älg', 'apa', 'Ö']) w order by w"),
    ).toEqual(['Älg', 'apa', 'Ö', 'zebra'])
    expect(await query(dbUrl, "select lower('ÅÄÖ') as value")).toEqual(['åäö'])
  })

  it('runs two databases side by side', async () => {
    const first = await start()
    const second = await startPostgres({
      dataDir: join(folder, 'other'),
      port: await freePort(),
      password: 'other',
      fsync: false,
    })
    running.push(second)
    await query(second.dbUrl, 'create table public.mine (id int)')
    expect(await query(first.dbUrl, "select to_regclass('public.mine') as value")).toEqual([null])
  })

  it('gives each data folder its own passwords and its own vault key', async () => {
    const first = await start()
    expect((await stat(join(dataDir, 'vault.key'))).mode & 0o077).toBe(0)
    const key = await readFile(join(dataDir, 'vault.key'), 'utf8')
    await first.stop()
    await rm(dataDir, { recursive: true })
    await start({ password: 'second' })
    expect(await readFile(join(dataDir, 'vault.key'), 'utf8')).not.toBe(key)
    await expect(query(first.dbUrl, 'select 1 as value')).rejects.toMatchObject({ code: '28P01' })
  })

  it('takes the new password when the settings beside the folder were lost', async () => {
    await (await start()).stop()
    const again = await start({ password: "se'cond" })
    expect(await query(again.dbUrl, 'select 1 as value')).toEqual([1])
  })

  it('brings an older data folder up to date and keeps its data', async () => {
    const first = await start()
    await query(first.dbUrl, 'create table public.kept as select 7 as value')
    await query(first.adminUrl, 'drop function realtime.send_binary')
    await first.stop()
    await writeFile(join(dataDir, 'payback-version'), 'older')
    const second = await start()
    expect(
      await query(second.dbUrl, "select count(*)::int as value from pg_proc where proname = 'send_binary'"),
    ).toEqual([1])
    expect(await query(second.dbUrl, 'select value from public.kept')).toEqual([7])
  })

  it('works below a folder that is closed to others, for root too: the server may pass through', async () => {
    await chmod(folder, 0o700)
    const postgres = await start()
    expect(await query(postgres.dbUrl, 'select 1 as value')).toEqual([1])
  })
})

describe('after a kill -9', () => {
  it('of the server: what was committed is there', async () => {
    const first = await start()
    await query(first.dbUrl, 'create table public.kept as select 7 as value')
    process.kill(first.pid, 'SIGKILL')
    expect((await first.exited).signal).toBe('SIGKILL')
    const second = await start()
    expect(await query(second.dbUrl, 'select value from public.kept')).toEqual([7])
  })

  it('of the server while a session works: its leftover is ended, not waited for', async () => {
    const first = await start()
    const busy = new pg.Client({ connectionString: first.dbUrl })
    busy.on('error', () => undefined)
    await busy.connect()
    const work = busy.query('do $$ begin loop end loop; end $$').catch(() => undefined)
    await expect
      .poll(() =>
        query(
          first.dbUrl,
          "select count(*)::int as value from pg_stat_activity where state = 'active' and query like 'do %'",
        ),
      )
      .toEqual([1])
    process.kill(first.pid, 'SIGKILL')
    await first.exited
    const second = await start()
    expect(await query(second.dbUrl, 'select 1 as value')).toEqual([1])
    await work
  })

  it('of the supervisor: the server it left behind is stopped, and nothing is lost', async () => {
    const orphan = await supervise()
    await query(
      `postgresql://postgres:first@127.0.0.1:${String(port)}/postgres`,
      'create table public.kept as select 7 as value',
    )
    await orphan.kill()
    expect(isAlive(orphan.pid)).toBe(true)
    const said: string[] = []
    const second = await start({ log: (line) => said.push(line) })
    expect(said.join('\n')).toContain(
      `stopping the database that an earlier run left behind (process ${String(orphan.pid)})`,
    )
    expect(serversIn(dataDir).every((pid) => pid !== orphan.pid)).toBe(true)
    expect(await query(second.dbUrl, 'select value from public.kept')).toEqual([7])
  })

  it('a pid file whose number now belongs to another program does not stand in the way', async () => {
    const first = await start()
    const pidFile = join(dataDir, 'postmaster.pid')
    const text = await readFile(pidFile, 'utf8')
    await first.stop()
    await writeFile(pidFile, text.replace(/^\d+/, String(process.pid)))
    const second = await start()
    expect(await query(second.dbUrl, 'select 1 as value')).toEqual([1])
  })
})

describe('what it refuses', () => {
  it('a port that is in use, before anything is made on disk', async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(port, '127.0.0.1', resolve))
    await expect(start()).rejects.toMatchObject({
      name: 'PostgresPortError',
      code: 'PORT_IN_USE',
      message: `Port ${String(port)} is in use by another program. Stop that program, or start Payback on another port.`,
    })
    expect(await readdir(folder)).toEqual([])
    await new Promise((resolve) => taken.close(resolve))
  })

  it('a data folder whose supervisor lives', async () => {
    const other = await supervise()
    try {
      await expect(start({ port: await freePort() })).rejects.toMatchObject({
        name: 'PostgresDataError',
        code: 'DATA_DIR_IN_USE',
        message: expect.stringContaining('Stop that one first') as string,
      })
      expect(isAlive(other.pid)).toBe(true)
    } finally {
      await other.kill()
    }
    // Picked up and stopped, so that nothing outlives the test.
    await start()
  })

  it('a folder with something else in it', async () => {
    await mkdir(dataDir)
    await writeFile(join(dataDir, 'holiday.jpg'), '')
    await expect(start()).rejects.toMatchObject({
      code: 'DATA_DIR_DAMAGED',
      message: expect.stringContaining('no Postgres database') as string,
    })
    expect(await readdir(dataDir)).toEqual(['holiday.jpg'])
  })

  it.each([
    ['another version of Postgres', 'PG_VERSION', '16\n', /made by Postgres "16", this is Postgres 17/],
    ['an empty control file', 'global/pg_control', '', /seem to be damaged.*move it away/s],
    ['a lost file map', 'global/pg_filenode.map', null, /damaged.*move it away/s],
    ['no log to recover from', 'pg_wal', null, /seem to be damaged.*move it away/s],
  ])('a damaged folder: %s', async (_what, file, content, message) => {
    await (await start()).stop()
    const path = join(dataDir, file)
    if (content === null) await rm(path, { recursive: true })
    else if (content === '') await truncate(path, 0)
    else await writeFile(path, content)
    await expect(start()).rejects.toMatchObject({
      name: 'PostgresDataError',
      code: 'DATA_DIR_DAMAGED',
      message: expect.stringMatching(message) as string,
    })
    expect(serversIn(dataDir)).toEqual([])
  })

  it('a platform without binaries, naming those that have them', async () => {
    await expect(platformBinaries('linux-ia32')).rejects.toMatchObject({
      name: 'PostgresPlatformError',
      code: 'UNSUPPORTED_PLATFORM',
      message:
        'There is no embedded Postgres for linux-ia32. Supported: darwin-arm64, darwin-x64, linux-arm64, linux-x64, win32-x64.',
    })
  })
})

/** A supervisor in a process of its own. */
async function supervise() {
  const script = fileURLToPath(new URL('./testing/hold-postgres.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir, String(port), 'first'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').once('data', resolve)
    child.once('exit', () => reject(new Error('The supervisor ended.')))
  })
  const { pid } = JSON.parse(line) as { pid: number }
  return {
    pid,
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
