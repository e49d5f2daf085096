import { describe, expect, it } from 'vitest'
import { AnswerReader } from './answer-reader.ts'

function read(parts: Buffer[], method = 'GET') {
  const seen: { status?: number; headers?: string[]; body: string; reusable?: boolean } = { body: '' }
  const reader = new AnswerReader()
  reader.expect(method, {
    onHead(status, headers) {
      seen.status = status
      seen.headers = headers
    },
    onBody: (chunk) => void (seen.body += chunk.toString()),
    onEnd: (reusable) => void (seen.reusable = reusable),
  })
  for (const part of parts) reader.push(part)
  const isWhole = reader.end()
  return { ...seen, isWhole }
}

const cases: [name: string, text: string, status: number, body: string][] = [
  ['a length', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-A: b: c\r\n\r\nhello', 200, 'hello'],
  ['no body', 'HTTP/1.1 204 No Content\r\nVary: a\r\n\r\n', 204, ''],
  ['length nought', 'HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n', 401, ''],
  [
    'chunks and a trailer',
    'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\nb;x=y\r\n, \r\nworld!!\r\n0\r\nt: 1\r\n\r\n',
    200,
    'hello, \r\nworld!!',
  ],
  [
    'continue before it',
    'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Created\r\ncontent-length: 1\r\n\r\nx',
    201,
    'x',
  ],
]

describe('an answer', () => {
  it.each(cases)('with %s, whole, byte by byte and cut anywhere', (_, text, status, body) => {
    const bytes = Buffer.from(text)
    const expected = { status, body, reusable: true, isWhole: true }
    expect(read([bytes])).toMatchObject(expected)
    expect(read([...bytes].map((byte) => Buffer.from([byte])))).toMatchObject(expected)
    for (let at = 1; at < bytes.length; at++)
      expect(read([bytes.subarray(0, at), bytes.subarray(at)]), `cut at ${at}`).toMatchObject(expected)
  })

  it('without a length ends with the connection, which is not used again', () => {
    expect(read([Buffer.from('HTTP/1.1 200 OK\r\n\r\npart')])).toMatchObject({
      body: 'part',
      reusable: false,
      isWhole: true,
    })
  })

  it('to HEAD has no body, whatever length it names', () => {
    expect(read([Buffer.from('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n')], 'HEAD')).toMatchObject({
      reusable: true,
      isWhole: true,
    })
  })

  it('that says close is the last on its connection', () => {
    const text = 'HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\nok'
    expect(read([Buffer.from(text)])).toMatchObject({ body: 'ok', reusable: false })
  })

  it('that is cut short is not whole', () => {
    for (const text of ['HTTP/1.1 200', 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf', ''])
      expect(read([Buffer.from(text)]).isWhole, text).toBe(false)
    const chunked = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n'
    expect(read([Buffer.from(chunked)]).isWhole).toBe(false)
  })

  it('that is no HTTP throws', () => {
    expect(() => read([Buffer.from('hello\r\n\r\n')])).toThrow('no HTTP answer')
  })
})
