import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { freePort } from '../../local/free-port.ts'
import { processesUnder } from '../support/run-check.ts'
import { freshClone, npm, statusSchema, type Run } from './fresh-clone.ts'

let clone: Awaited<ReturnType<typeof freshClone>>
let port: number
const flags = (dataDir = clone.dataDir, gateway = port) => [
  '--',
  '--port',
  String(gateway),
  '--data',
  dataDir,
]
const start = (...more: string[]) => npm(clone.folder, ['start', ...flags(), ...more])
const url = () => `http://127.0.0.1:${port}`

async function status() {
  const run = npm(clone.folder, ['run', '--silent', 'status', '--', '--json', '--data', clone.dataDir])
  expect(await run.ended).toBe(0)
  return statusSchema.parse(JSON.parse(run.output().stdout))
}

async function stopped(run: Run) {
  run.pressCtrlC()
  await run.ended
  await vi.waitFor(() => expect(processesUnder(clone.dataDir)).toEqual([]), 10_000)
}

/** Signs up, or in: an account that must outlive every crash. */
async function signIn(path: 'signup' | 'token?grant_type=password') {
  const { publishableKey } = await status()
  const answer = await fetch(`${url()}/auth/v1/${path}`, {
    method: 'POST',
    headers: { apikey: publishableKey, 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'owner@payback.example', password: 'a password of some length' }),
  })
  return {
    code: answer.status,
    ...z.object({ access_token: z.string().optional() }).parse(await answer.json()),
  }
}

beforeAll(async () => {
  clone = await freshClone()
  port = await freePort(2)
})
afterAll(() => clone?.remove())

describe('npm start on a fresh clone', () => {
  it('installs, builds and starts everything by itself; Ctrl-C leaves nothing', async () => {
    const run = start('--empty')
    await run.says('ready')
    for (const name of ['App', 'Database', 'Functions', 'Mail'])
      expect(run.output().stdout).toMatch(new RegExp(`^${name} `, 'm'))

    const page = await fetch(url())
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('<div id="root">')
    expect(await status()).toMatchObject({
      url: url(),
      functionsUrl: `${url()}/functions/v1`,
      simulatorUrl: null,
      demo: null,
    })
    expect(await (await fetch(`${url()}/functions/v1/health`)).json()).toMatchObject({ ok: true })
    expect((await signIn('signup')).access_token).toBeTruthy()
    await stopped(run)
  })

  it('says which Payback holds the data folder, and which port is taken', async () => {
    const run = start('--empty')
    await run.says('ready')
    const other = await freePort(2)
    const sameFolder = npm(clone.folder, ['start', ...flags(clone.dataDir, other), '--empty'])
    expect(await sameFolder.ended).not.toBe(0)
    expect(sameFolder.output().stderr).toContain(`is in use by Payback at ${url()}`)
    const samePort = npm(clone.folder, ['start', ...flags(`${clone.dataDir}-2`), '--empty'])
    expect(await samePort.ended).not.toBe(0)
    expect(samePort.output().stderr).toContain(`Port ${port} (gateway) is in use`)

    // On its own ports and folder a second one runs beside the first.
    const beside = npm(clone.folder, ['start', ...flags(`${clone.dataDir}-2`, other), '--empty'])
    await beside.says('ready')
    expect((await fetch(`http://127.0.0.1:${other}/functions/v1/health`)).status).toBe(200)
    beside.pressCtrlC()
    await beside.ended
    expect((await fetch(`${url()}/functions/v1/health`)).status).toBe(200)
    await stopped(run)
  })

  it('says when the port of the database is taken', async () => {
    const stranger = createServer().listen(port + 1, '127.0.0.1')
    const run = start('--empty')
    expect(await run.ended).not.toBe(0)
    expect(run.output().stderr).toMatch(new RegExp(`Port ${port + 1}.* is in use`))
    await new Promise((resolve) => stranger.close(resolve))
  })
})

describe('after kill -9', () => {
  const under = (pattern: RegExp) =>
    processesUnder(clone.dataDir).filter(({ command }) => pattern.test(command))

  it('of the whole process: the next start works and nothing is lost', async () => {
    const run = start('--empty')
    await run.says('ready')
    for (const { pid } of under(/bootstrap\.mjs start/)) process.kill(pid, 'SIGKILL')
    await run.ended
    const again = start('--empty')
    await again.says('ready')
    expect((await signIn('token?grant_type=password')).code).toBe(200)
    await stopped(again)
  })

  it('of the database or a function: they are back by themselves', async () => {
    const run = start('--empty')
    await run.says('ready')
    expect((await fetch(`${url()}/functions/v1/health`)).status).toBe(200)
    for (const { pid } of under(/postgres.* -D /)) process.kill(pid, 'SIGKILL')
    await vi.waitFor(async () => expect((await signIn('token?grant_type=password')).code).toBe(200), {
      timeout: 20_000,
      interval: 200,
    })
    for (const { pid } of processesUnder(clone.folder).filter(({ command }) =>
      /serve-function/.test(command),
    ))
      process.kill(pid, 'SIGKILL')
    await vi.waitFor(async () => expect((await fetch(`${url()}/functions/v1/health`)).status).toBe(200), {
      timeout: 20_000,
      interval: 200,
    })
    await stopped(run)
  })
})

describe('a damaged data folder', () => {
  it('is named, with what to do, and nothing stays behind', async () => {
    const settings = join(clone.dataDir, 'settings.json')
    const before = readFileSync(settings)
    writeFileSync(settings, '{"publishableKey":')
    const run = start('--empty')
    expect(await run.ended).not.toBe(0)
    expect(run.output().stderr).toContain(`${settings} is damaged`)
    writeFileSync(settings, before)

    rmSync(join(clone.dataDir, 'postgres', 'global', 'pg_control'))
    const broken = start('--empty')
    expect(await broken.ended).not.toBe(0)
    expect(broken.output().stderr).toMatch(/data folder|move/i)
    expect(broken.output().stderr).not.toMatch(/^\s+at /m)
    expect(processesUnder(clone.dataDir)).toEqual([])
  })
})

describe('without the registry', () => {
  it('says that it is needed once, and how to look', async () => {
    const folder = join(clone.root, 'offline')
    cpSync(join(clone.folder, 'local', 'bin'), join(folder, 'local', 'bin'), { recursive: true })
    const scripts = { start: 'node local/bin/bootstrap.mjs start' }
    const tsx = { version: '4.23.15' }
    const root = { name: 'payback', dependencies: { tsx: tsx.version } }
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...root, type: 'module', scripts }))
    writeFileSync(
      join(folder, 'package-lock.json'),
      JSON.stringify({
        name: 'payback',
        lockfileVersion: 3,
        packages: { '': root, 'node_modules/tsx': tsx },
      }),
    )
    const run = npm(folder, ['start'], {
      npm_config_registry: 'http://127.0.0.1:9',
      npm_config_cache: join(clone.root, 'empty-cache'),
      npm_config_fetch_retries: '0',
    })
    expect(await run.ended).not.toBe(0)
    expect(run.output().stderr).toContain('The npm registry cannot be reached')
  })
})
