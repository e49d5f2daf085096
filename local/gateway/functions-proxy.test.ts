import { createHmac } from 'node:crypto'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { denoPath } from '../functions/deno-path.ts'
import { startFunctionRunner, type FunctionRunner } from '../functions/function-runner.ts'
import { testProject } from '../functions/test-project.ts'
import { functionsProxy } from './functions-proxy.ts'
import { userTokens } from './user-token.ts'

const echo = `
  import { z } from 'zod'
  export default {
    async fetch(req: Request) {
      const { pathname, search } = new URL(req.url)
      const body = await req.text()
      return Response.json({
        method: req.method, pathname, search, body, zod: typeof z.object,
        authorization: req.headers.get('authorization'), forwardedFor: req.headers.get('x-forwarded-for'),
        env: Deno.env.toObject(),
      })
    },
  }`
const functions = {
  echo,
  guarded: `export default { fetch: (req: Request) => Response.json({ token: req.headers.get('authorization') }) }`,
  served: `Deno.serve((req) => new Response('served ' + new URL(req.url).pathname))`,
  broken: `throw new Error('does not start')`,
  throws: `export default { fetch() { throw new Error('escaped') } }`,
  slow: `export default { fetch: () => new Promise(() => undefined) }`,
  page: `export default { fetch: () => new Response('<p>', { headers: { 'content-type': 'text/html; charset=utf-8' } }) }`,
  exits: `export default { fetch() { Deno.exit(3) } }`,
  files: `export default { async fetch() {
    const tries = [() => Deno.readTextFile('/etc/passwd'), () => Deno.writeTextFile('/tmp/payback-escape', 'x'),
      async () => await new Deno.Command('/bin/true').output()]
    const results = await Promise.allSettled(tries.map((one) => one()))
    return Response.json(results.map((result) => result.status === 'rejected' ? result.reason.name : 'allowed')) } }`,
  background: `
    let done = 'no'
    globalThis.addEventListener('beforeunload', () => console.log('beforeunload seen'))
    export default { fetch() {
      EdgeRuntime.waitUntil(new Promise((r) => setTimeout(r, 300)).then(() => { done = 'yes'; console.log('background done') }))
      return new Response(done) } }`,
  reader: `export default { async fetch(req: Request) {
    let n = 0; for await (const chunk of req.body!) n += chunk.length; return Response.json({ n }) } }`,
  aborted: `export default { fetch: (req: Request) => new Promise((resolve) => {
    console.log('aborted: begun')
    req.signal.addEventListener('abort', () => { console.log('aborted: heard'); resolve(new Response()) })
  }) }`,
  stream: `export default { fetch: () => new Response(new ReadableStream({ async start(to) {
    for (const word of ['one ', 'two ', 'three']) {
      to.enqueue(new TextEncoder().encode(word)); await new Promise((r) => setTimeout(r, 20)) }
    to.close() } })) }`,
  pid: `export default { fetch: () => Response.json(Deno.pid) }`,
}
const open = { enabled: true, verify_jwt: false }
const config = {
  ...Object.fromEntries(Object.keys(functions).map((name) => [name, open])),
  guarded: { enabled: true, verify_jwt: true },
  off: { enabled: false, verify_jwt: false },
}
const jwtSecret = 'a secret that is long enough to be one'
const lines: string[] = []
let project: Awaited<ReturnType<typeof testProject>>
let runner: FunctionRunner
let server: Server
let base: string

beforeAll(async () => {
  const denoJson = JSON.stringify({ imports: { zod: 'npm:zod@4' } })
  project = await testProject({ ...functions, off: functions.pid }, { echo: denoJson })
  const log = (line: string) => void lines.push(line)
  const env = { SUPABASE_URL: 'http://x', TWILIO_API_URL: 'http://y' }
  runner = await startFunctionRunner({
    projectDir: project.projectDir,
    denoPath: denoPath(),
    config,
    env,
    log,
  })
  const verifyUserToken = userTokens({ jwtSecret, keyId: 'key-1' })
  const proxy = functionsProxy({ runner, verifyUserToken, log, timeoutMs: 1500, maxBodyBytes: 100_000 })
  server = createServer((req, res) => void proxy(req, res))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/functions/v1`
})

afterAll(async () => {
  await runner.stop()
  server.closeAllConnections()
  server.close()
  await project.remove()
})

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
function token(claims: object, secret = jwtSecret, header: object = { alg: 'HS256', typ: 'JWT' }) {
  const signed = `${part(header)}.${part(claims)}`
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}
const inAnHour = () => Math.floor(Date.now() / 1000) + 3600
const until = async (condition: () => boolean) => {
  const deadline = Date.now() + 10_000
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`Waited in vain. Log:\n${lines.join('\n')}`)
    await wait(20)
  }
}

describe('functions behind the gateway', () => {
  it('sees its name, the rest of the path, query, method and body, and its packages', async () => {
    const answer = await fetch(`${base}/echo/token-1/more?a=1&a=2`, { method: 'PUT', body: 'åäö' })
    expect(await answer.json()).toMatchObject({
      method: 'PUT',
      pathname: '/echo/token-1/more',
      search: '?a=1&a=2',
      body: 'åäö',
      zod: 'function',
      forwardedFor: '127.0.0.1',
    })
  })

  it('sees its own environment and nothing of ours', async () => {
    const answer = await fetch(`${base}/echo`)
    const { env } = (await answer.json()) as { env: Record<string, string> }
    expect(env).toEqual({ SUPABASE_URL: 'http://x', TWILIO_API_URL: 'http://y' })
  })

  it('may not read, write or run anything on this machine', async () => {
    expect(await (await fetch(`${base}/files`)).json()).toEqual(['NotCapable', 'NotCapable', 'NotCapable'])
  })

  it('may call Deno.serve instead of exporting fetch', async () => {
    expect(await (await fetch(`${base}/served/x`)).text()).toBe('served /served/x')
  })

  it('is unknown, switched off or shared code: 404', async () => {
    for (const name of ['nothing', 'off', '_shared', '', '..%2fecho'])
      expect((await fetch(`${base}/${name}`)).status, name).toBe(404)
  })

  it('does not start: 503 BOOT_ERROR', async () => {
    const answer = await fetch(`${base}/broken`)
    expect([answer.status, await answer.json()]).toEqual([
      503,
      { code: 'BOOT_ERROR', message: 'Function failed to start (please check logs)' },
    ])
    expect(lines.join('\n')).toContain('does not start')
  })

  it('fails outside its own error handling, or ends: 500 WORKER_ERROR', async () => {
    for (const name of ['throws', 'exits']) {
      const answer = await fetch(`${base}/${name}`)
      expect([answer.status, await answer.json()]).toEqual([
        500,
        { code: 'WORKER_ERROR', message: 'Function exited due to an error (please check logs)' },
      ])
    }
  })

  it('does not begin to answer in time: 504', async () => {
    expect((await fetch(`${base}/slow`)).status).toBe(504)
  })

  it('hands out no web pages', async () => {
    const answer = await fetch(`${base}/page`)
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  })

  it('streams its answer', async () => {
    expect(await (await fetch(`${base}/stream`)).text()).toBe('one two three')
    expect((await fetch(`${base}/stream`, { method: 'HEAD' })).status).toBe(200)
  })

  it('hears that its caller went away', async () => {
    const controller = new AbortController()
    const answer = fetch(`${base}/aborted`, { signal: controller.signal })
    await until(() => lines.includes('aborted: aborted: begun'))
    controller.abort()
    await expect(answer).rejects.toThrow()
    await until(() => lines.includes('aborted: aborted: heard'))
  })

  it('starts again after kill -9', async () => {
    const first = (await (await fetch(`${base}/pid`)).json()) as number
    process.kill(first, 'SIGKILL')
    await until(() => runner.running()['pid'] === undefined)
    const second = (await (await fetch(`${base}/pid`)).json()) as number
    expect(second).not.toBe(first)
  })

  it('is asked before it ends, and its background tasks are waited for', async () => {
    expect(await (await fetch(`${base}/background`)).text()).toBe('no')
    await runner.reload()
    expect(lines).toContain('background: beforeunload seen')
    expect(lines).toContain('background: background done')
  })
})

describe('the JWT check', () => {
  it('refuses a missing, foreign, expired or unsigned token with 401', async () => {
    const valid = { sub: 'u', role: 'authenticated', exp: inAnHour() }
    const bad = {
      'not a jwt': 'Bearer sb_publishable_x',
      foreign: `Bearer ${token(valid, 'another secret, just as long as ours')}`,
      expired: `Bearer ${token({ ...valid, exp: 1 })}`,
      'without expiry': `Bearer ${token({ sub: 'u' })}`,
      unsigned: `Bearer ${part({ alg: 'none' })}.${part(valid)}.`,
      'alg none, signed': `Bearer ${token(valid, jwtSecret, { alg: 'none' })}`,
      basic: 'Basic dXNlcjpwYXNz',
    }
    expect((await fetch(`${base}/guarded`)).status).toBe(401)
    for (const [name, authorization] of Object.entries(bad))
      expect((await fetch(`${base}/guarded`, { headers: { authorization } })).status, name).toBe(401)
  })

  it('lets a user through with the same claims under a key id', async () => {
    const claims = { sub: 'user-1', role: 'authenticated', exp: inAnHour() }
    const answer = await fetch(`${base}/guarded`, { headers: { authorization: `Bearer ${token(claims)}` } })
    const { token: passed } = (await answer.json()) as { token: string }
    const [header = '', payload = ''] = passed.replace('Bearer ', '').split('.')
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toMatchObject({
      alg: 'HS256',
      kid: 'key-1',
    })
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toEqual(claims)
    expect(passed).toBe(`Bearer ${token(claims, jwtSecret, { alg: 'HS256', typ: 'JWT', kid: 'key-1' })}`)
  })

  it('lets a preflight through', async () => {
    expect((await fetch(`${base}/guarded`, { method: 'OPTIONS' })).status).toBe(200)
  })
})

describe('bodies', () => {
  it('are passed on as they come', async () => {
    const body = new Uint8Array(90_000).fill(7)
    expect(await (await fetch(`${base}/reader`, { method: 'POST', body })).json()).toEqual({ n: 90_000 })
  })

  it('in chunks of unknown length too', async () => {
    const body = new ReadableStream({
      start(to) {
        for (let part = 0; part < 9; part++) to.enqueue(new Uint8Array(10_000))
        to.close()
      },
    })
    const init = { method: 'POST', body, duplex: 'half' }
    expect(await (await fetch(`${base}/reader`, init)).json()).toEqual({ n: 90_000 })
  })

  it('may stay unread: the next request is answered all the same', async () => {
    for (let round = 0; round < 20; round++)
      expect((await fetch(`${base}/pid`, { method: 'POST', body: new Uint8Array(90_000) })).status).toBe(200)
  })

  it('that say they are too long are refused, and the answer arrives however much is sent', async () => {
    for (const size of [100_001, 2_000_000, 8_000_000]) {
      const answer = await fetch(`${base}/reader`, { method: 'POST', body: new Uint8Array(size) })
      expect(answer.status, `${size} bytes`).toBe(413)
    }
  })

  it('without an end are cut while they are read', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const endless = request(`${base}/reader`, { method: 'POST' }, (answer) => {
        clearInterval(feeding)
        resolve(answer.statusCode)
        endless.destroy()
      })
      endless.on('error', (error) => (endless.destroyed ? undefined : reject(error)))
      const feeding = setInterval(() => endless.write(Buffer.alloc(10_000)), 5)
    })
    expect(status).toBe(413)
    // The function is still well.
    expect((await fetch(`${base}/reader`, { method: 'POST', body: 'x' })).status).toBe(200)
  })
})
