import { expect, it } from 'vitest'
import { serve } from '../testing-server.ts'
import { openRouterClient } from './openrouter-client.ts'

const key = (hash: number) => ({ label: `k${hash}`, hash: `h${hash}`, usage_daily: 1, byok_usage_daily: 0 })

it('gives up on a time-out', async () => {
  const url = await serve(() => undefined)
  await expect(openRouterClient(url, 'key', { tries: 1, timeoutMs: 50 }).activity()).rejects.toMatchObject({
    kind: 'unreachable',
    code: 'PROVIDER_UNREACHABLE',
  })
})

it('takes the key nowhere else when it is sent on', async () => {
  const url = await serve((_, response) => void response.writeHead(302, { location: '/elsewhere' }).end())
  await expect(openRouterClient(url, 'key', { tries: 1 }).activity()).rejects.toMatchObject({
    kind: 'unexpected',
  })
})

it('reads all pages of keys, and stops at one that is repeated', async () => {
  const asked: string[] = []
  const url = await serve((request, response) => {
    asked.push(request.url ?? '')
    const offset = Number(new URL(request.url ?? '', 'http://x').searchParams.get('offset'))
    const page = Array.from({ length: 100 }, (_, at) => key(Math.min(offset, 100) + at))
    response.end(JSON.stringify({ data: page }))
  })
  expect(await openRouterClient(url, 'key').keys()).toHaveLength(200)
  expect(asked).toHaveLength(3)
})

it('does not read a list of keys without end', async () => {
  const url = await serve((request, response) => {
    const offset = Number(new URL(request.url ?? '', 'http://x').searchParams.get('offset'))
    response.end(JSON.stringify({ data: Array.from({ length: 100 }, (_, at) => key(offset + at)) }))
  })
  await expect(openRouterClient(url, 'key').keys()).rejects.toMatchObject({
    code: 'PROVIDER_ANSWER_UNREADABLE',
  })
})

it('asks analytics with a time range that has seconds, never with the short default', async () => {
  let body = ''
  const url = await serve((request, response) => {
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => response.end('{"data":{"data":[],"metadata":{"truncated":false}}}'))
  })
  await openRouterClient(url, 'key').analytics('2026-06-01', '2026-07-01')
  expect(JSON.parse(body)).toMatchObject({
    granularity: 'day',
    dimensions: ['model'],
    time_range: { start: '2026-06-01T00:00:00Z', end: '2026-07-01T00:00:00Z' },
    limit: 10_000,
  })
})
