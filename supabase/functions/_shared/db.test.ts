import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { databaseTrouble } from './database-error.ts'
import { openDatabase, readDatabaseSettings, type Database } from './db.ts'
import { EnvError } from './env.ts'

const open: { close(): Promise<unknown> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

/** Something that is no database on a free port. */
async function impostor(onConnection: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    onConnection(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push({
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(resolve))
    },
  })
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

function databaseOn(port: number): Database {
  const database = openDatabase({
    url: `postgresql://postgres:x@127.0.0.1:${port}/postgres`,
    max: 2,
    prepare: true,
    statementTimeoutMs: 1000,
  })
  open.unshift(database)
  return database
}

const unavailable = { code: 'DATABASE_UNAVAILABLE', status: 503, headers: { 'retry-after': '2' } }

describe('a database that is away', () => {
  it.each<[string, (socket: Socket) => void]>([
    ['hangs up at once', (socket) => socket.destroy()],
    ['takes the call and says nothing', () => undefined],
    ['speaks another language', (socket) => socket.write('HTTP/1.1 200 OK\r\n\r\n')],
  ])('because it %s is told within the deadline', async (_, onConnection) => {
    const database = databaseOn(await impostor(onConnection))
    const began = performance.now()
    const asked = Array.from({ length: 5 }, () => database.run((sql) => sql`select 1`, Date.now() + 400))
    for (const result of await Promise.allSettled(asked))
      expect(result).toMatchObject({ status: 'rejected', reason: unavailable })
    expect(performance.now() - began).toBeLessThan(1500)
  })

  it('because nobody listens there', async () => {
    const database = databaseOn(1)
    const began = performance.now()
    await expect(database.run((sql) => sql`select 1`, Date.now() + 300)).rejects.toMatchObject(unavailable)
    expect(performance.now() - began).toBeLessThan(1000)
  })
})

describe('trouble', () => {
  const database = databaseOn(1)
  const failing = (codes: string[]) => async () => {
    const code = codes.shift()
    if (code !== undefined) throw Object.assign(new Error('no'), { code })
    return 'done'
  }

  it('that passes is tried again', async () => {
    expect(await database.run(failing(['40P01', '40001', 'CONNECTION_CLOSED', '53300', '25006']))).toBe(
      'done',
    )
  })

  it('that is ours is not, and keeps its cause', async () => {
    await expect(database.run(failing(['42P01', '42P01']))).rejects.toMatchObject({ code: '42P01' })
  })

  it('without end stops at the deadline', async () => {
    const forever = () => Promise.reject(Object.assign(new Error('no'), { code: '40P01' }))
    const began = performance.now()
    await expect(database.run(forever, Date.now() + 300)).rejects.toMatchObject(unavailable)
    expect(performance.now() - began).toBeLessThan(1000)
  })

  it.each([
    ['40P01', 'retry'],
    ['08006', 'retry'],
    ['53100', 'retry'],
    ['57P03', 'retry'],
    ['ECONNREFUSED', 'retry'],
    ['57014', 'unavailable'],
    ['28P01', 'unavailable'],
    ['23505', 'other'],
    ['42883', 'other'],
    [7, 'other'],
    [undefined, 'other'],
  ])('%s is %s', (code, expected) => {
    expect(databaseTrouble(Object.assign(new Error('x'), { code }))).toBe(expected)
  })
})

describe('SUPABASE_DB_URL', () => {
  it.each([
    [{}, 'SUPABASE_DB_URL is missing'],
    [{ SUPABASE_DB_URL: 'mysql://x' }, 'SUPABASE_DB_URL is not a postgresql:// address'],
    [{ SUPABASE_DB_URL: 'postgres://x', PAYBACK_DB_CONNECTIONS: 'many' }, 'PAYBACK_DB_CONNECTIONS is not'],
  ])('%o stops the start', (source, message) => {
    expect(() => readDatabaseSettings(source)).toThrow(EnvError)
    expect(() => readDatabaseSettings(source)).toThrow(message)
  })

  it('gives way to a transaction pooler, which takes no prepared statements', () => {
    const source = { SUPABASE_DB_URL: 'postgresql://direct', PAYBACK_DB_POOLER_URL: 'postgresql://pooler' }
    expect(readDatabaseSettings(source)).toMatchObject({ url: 'postgresql://pooler', prepare: false })
    expect(readDatabaseSettings({ SUPABASE_DB_URL: 'postgresql://direct' })).toMatchObject({ prepare: true })
  })
})
