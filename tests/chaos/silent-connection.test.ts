import { connect, createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { openDatabase, type Database } from '../../supabase/functions/_shared/db.ts'

/** Stands between function and database, and can leave the connections it has hanging: open, but dead. */
function silencingProxy(target: { host: string; port: number }) {
  const pairs = new Set<[Socket, Socket]>()
  const server = createServer((inner) => {
    const outer = connect(target)
    inner.pipe(outer).pipe(inner)
    for (const socket of [inner, outer]) socket.on('error', () => undefined)
    pairs.add([inner, outer])
  })
  return {
    async listen(): Promise<number> {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const address = server.address()
      return typeof address === 'object' && address ? address.port : 0
    },
    silence(): void {
      for (const [inner, outer] of pairs) {
        inner.unpipe()
        outer.unpipe()
        inner.pause()
      }
    },
    async stop(): Promise<void> {
      for (const socket of [...pairs].flat()) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

let proxy: ReturnType<typeof silencingProxy>
let database: Database

beforeAll(async () => {
  const url = new URL(inject('stack').dbUrl)
  proxy = silencingProxy({ host: url.hostname, port: Number(url.port) })
  url.port = String(await proxy.listen())
  database = openDatabase({ url: url.href, max: 2, prepare: true, statementTimeoutMs: 1000 })
})
afterAll(async () => {
  await database?.close()
  await proxy?.stop()
})

it('connections that died without a word are replaced after the first deadline', async () => {
  const ask = () => database.run((sql) => sql`select 1 as one`, Date.now() + 1500)
  await Promise.all([ask(), ask(), ask()])
  proxy.silence()
  // Within a second of the last success a missing answer may as well be a slow one.
  const began = performance.now()
  await expect(ask()).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' })
  expect(performance.now() - began).toBeLessThan(2500)
  expect(await ask()).toEqual([{ one: 1 }])
})
