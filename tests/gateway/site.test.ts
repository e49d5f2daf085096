import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { staticSite } from '../../local/gateway/static-site.ts'

let root: string
let server: Server
const script = 'export const words = "' + 'sight '.repeat(500) + '"'

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'payback-site-'))
  await mkdir(join(root, 'dist', 'assets'), { recursive: true })
  await writeFile(join(root, 'secret.txt'), 'secret')
  await writeFile(
    join(root, 'dist', 'index.html'),
    '<meta content="__PUBLISHABLE_KEY__"><div id="root"></div>',
  )
  await writeFile(join(root, 'dist', 'assets', 'app-1a2b.js'), script)
  await writeFile(join(root, 'dist', 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  const site = staticSite({
    distDir: join(root, 'dist'),
    fillPage: (html) => html.replace('__PUBLISHABLE_KEY__', 'sb_publishable_x'),
  })
  server = createServer((req, res) => void site(req, res))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await rm(root, { recursive: true })
})

/** By node:http, because fetch tidies paths and unpacks bodies. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const { port } = server.address() as AddressInfo
  return new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
    request({ port, host: '127.0.0.1', path, method, headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
      )
    })
      .on('error', reject)
      .end()
  })
}

describe('the page', () => {
  it('answers every address of the app, filled in, and asks to be checked each time', async () => {
    for (const path of [
      '/',
      '/calls',
      '/calls/6f9619ff-8b86-d011-b42d-00c04fc964ff',
      '/sign-in?next=%2Fcalls',
    ]) {
      const { status, headers, body } = await get(path)
      expect(status, path).toBe(200)
      expect(body.toString()).toBe('<meta content="sb_publishable_x"><div id="root"></div>')
      expect(headers['cache-control']).toBe('no-cache')
    }
    const { headers } = await get('/')
    expect((await get('/', { 'if-none-match': headers.etag ?? '' })).status).toBe(304)
  })

  it('runs no inline script and is framed by nobody', async () => {
    const { headers } = await get('/')
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'cross-origin-opener-policy': 'same-origin',
    })
    expect(headers['permissions-policy']).toContain('camera=()')
    expect(headers['strict-transport-security']).toBeUndefined()
    const https = await get('/', { 'x-forwarded-proto': 'https' })
    expect(https.headers['strict-transport-security']).toContain('max-age=')
  })
})

describe('assets', () => {
  it('are kept for ever and sent packed', async () => {
    const brotli = await get('/assets/app-1a2b.js', { 'accept-encoding': 'gzip, deflate, br' })
    expect(brotli.headers).toMatchObject({
      'content-encoding': 'br',
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    })
    expect(brotliDecompressSync(brotli.body).toString()).toBe(script)
    const gzip = await get('/assets/app-1a2b.js', { 'accept-encoding': 'gzip' })
    expect(gunzipSync(gzip.body).toString()).toBe(script)
    expect((await get('/assets/app-1a2b.js')).body.toString()).toBe(script)
  })

  it('that are missing are not a page', async () => {
    for (const path of ['/assets/gone.js', '/gone.css']) expect((await get(path)).status, path).toBe(404)
  })

  it('to HEAD are headers only; anything that writes is refused', async () => {
    const head = await get('/favicon.svg', {}, 'HEAD')
    expect([head.status, head.body.length]).toEqual([200, 0])
    expect((await get('/', {}, 'POST')).status).toBe(405)
  })

  it('outside the folder do not exist', async () => {
    for (const path of [
      '/../secret.txt',
      '/..%2fsecret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/%00',
      '/%zz',
    ])
      expect((await get(path)).body.toString(), path).not.toContain('secret')
  })
})
