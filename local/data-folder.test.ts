import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { claimDataFolder, isRunning, readDataEnv, startMark } from './data-folder.ts'
import { loadStackSettings } from './stack-settings.ts'
import { readStatus, writeStatus } from './stack-status.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'payback-data-'))
})
afterEach(() => rm(dataDir, { recursive: true }))

describe('a data folder', () => {
  it('belongs to one process, which is named, until it lets go', async () => {
    const claim = await claimDataFolder(dataDir, 'http://127.0.0.1:1')
    await expect(claimDataFolder(dataDir, 'http://127.0.0.1:2')).rejects.toMatchObject({
      code: 'DATA_DIR_IN_USE',
      message: expect.stringContaining(`in use by Payback at http://127.0.0.1:1 (process ${process.pid})`),
    })
    await claim.release()
    await (await claimDataFolder(dataDir, 'http://127.0.0.1:2')).release()
  })

  it.each([
    ['a dead process', JSON.stringify({ pid: 2 ** 22 - 1, startMark: '1', url: 'x' })],
    [
      'a process id that is used again',
      JSON.stringify({ pid: process.pid, startMark: 'long ago', url: 'x' }),
    ],
    ['half a file', '{"pid":'],
  ])('left behind by %s is taken over', async (_, lock) => {
    await writeFile(join(dataDir, 'stack.lock'), lock)
    await (await claimDataFolder(dataDir, 'http://127.0.0.1:1')).release()
  })

  it('is claimed by one of many that start at once', async () => {
    const claims = await Promise.allSettled(Array.from({ length: 8 }, () => claimDataFolder(dataDir, 'x')))
    expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('may hold an .env, in the ways people write one', async () => {
    await writeFile(
      join(dataDir, '.env'),
      `# mine\nTWILIO_API_URL=https://x.example/1 # comment\nexport A="b # c"\nB='d'\n  C = e\n\nBROKEN\nD=\n`,
    )
    expect(await readDataEnv(dataDir)).toEqual({
      TWILIO_API_URL: 'https://x.example/1',
      A: 'b # c',
      B: 'd',
      C: 'e',
      D: '',
    })
    expect(await readDataEnv(join(dataDir, 'nowhere'))).toEqual({})
  })
})

describe('a process', () => {
  it('is told from another with the same id by when it began', () => {
    expect(isRunning({ pid: process.pid, startMark: startMark(process.pid) })).toBe(true)
    expect(isRunning({ pid: process.pid, startMark: 'x' })).toBe(false)
    expect(isRunning({ pid: 2 ** 22 - 1, startMark: '' })).toBe(false)
  })
})

describe('settings', () => {
  it('are made once, kept, and readable by the owner only', async () => {
    const made = await loadStackSettings(dataDir)
    expect(await loadStackSettings(dataDir)).toEqual(made)
    expect((await stat(join(dataDir, 'settings.json'))).mode & 0o777).toBe(0o600)
    expect(made.publishableKey).toMatch(/^sb_publishable_\w{22}_\w{8}$/)
    expect(Object.values(made.encryptionKeys).map((key) => Buffer.from(key, 'base64').length)).toEqual([32])
    const other = await mkdtemp(join(tmpdir(), 'payback-data-'))
    expect((await loadStackSettings(other)).secretKey).not.toBe(made.secretKey)
    await rm(other, { recursive: true })
  })

  it('that are damaged are never made anew: the keys in them are needed', async () => {
    await loadStackSettings(dataDir)
    await writeFile(join(dataDir, 'settings.json'), '{"publishableKey":"sb_publ')
    await expect(loadStackSettings(dataDir)).rejects.toThrow('is damaged')
    expect(await readFile(join(dataDir, 'settings.json'), 'utf8')).toBe('{"publishableKey":"sb_publ')
  })
})

describe('the status of a stack', () => {
  const status = {
    url: 'u',
    dbUrl: 'd',
    publishableKey: 'p',
    secretKey: 's',
    jwtSecret: 'j',
    functionsUrl: 'f',
    simulatorUrl: null,
    demo: null,
  }

  it('is known while its process lives', async () => {
    expect(await readStatus(dataDir)).toBeNull()
    await writeStatus(dataDir, status)
    expect(await readStatus(dataDir)).toEqual(status)
    expect((await stat(join(dataDir, 'stack.json'))).mode & 0o777).toBe(0o600)
    const file = JSON.parse(await readFile(join(dataDir, 'stack.json'), 'utf8')) as object
    await chmod(join(dataDir, 'stack.json'), 0o600)
    await writeFile(join(dataDir, 'stack.json'), JSON.stringify({ ...file, startMark: 'earlier' }))
    expect(await readStatus(dataDir)).toBeNull()
  })
})
