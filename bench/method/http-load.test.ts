import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { httpLoad, parseAnswer } from './http-load.ts'

describe('parseAnswer', () => {
  it.each([
    ['HTTP/1.1 204 No Content\r\n\r\n', { status: 204, length: 27 }],
    ['HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi', { status: 200, length: 40 }],
    [
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n',
      { status: 200, length: 59 },
    ],
    ['HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nhi', undefined],
    ['HTTP/1.1 200 OK\r\nContent-', undefined],
  ])('%j', (text, expected) => {
    expect(parseAnswer(Buffer.from(text))).toEqual(expected)
  })
})

describe('httpLoad', () => {
  const seen: string[] = []
  const server = createServer((req, res) => {
    seen.push(req.url ?? '')
    res.writeHead(req.url === '/missing' ? 404 : 200).end('ok')
  })
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  it('sends each request once over few connections and counts every answer', async () => {
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('The test server has no port')
    const paths = [...Array.from({ length: 40 }, (_, i) => `/${i}`), '/missing']
    const sent = [...paths]
    const result = await httpLoad({
      host: '127.0.0.1',
      port: address.port,
      clients: 4,
      nextRequest: () => {
        const path = sent.shift()
        return path === undefined ? undefined : Buffer.from(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`)
      },
    })
    expect(seen.sort()).toEqual(paths.sort())
    expect(result.statuses).toEqual({ 200: 40, 404: 1 })
    expect(result.latencies).toHaveLength(41)
  })
})
