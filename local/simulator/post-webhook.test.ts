import { createServer } from 'node:http'
import { afterEach, expect, it } from 'vitest'
import { postWebhook } from './post-webhook.ts'

const servers: ReturnType<typeof createServer>[] = []

afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve))
})

async function listen(status: number) {
  const tokens: unknown[] = []
  const server = createServer((request, response) => {
    tokens.push(request.headers['i-twilio-idempotency-token'])
    response.writeHead(status).end()
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('No address')
  return { url: `http://127.0.0.1:${address.port}/`, tokens }
}

const post = (url: string) =>
  postWebhook({ url, authToken: 'secret', pairs: [['a', 'å']], idempotencyToken: 't' })

it('tries twice when nobody listens, and does not throw', async () => {
  const { url } = await listen(200)
  await new Promise((resolve) => servers.pop()?.close(resolve))
  expect(await post(url)).toMatchObject({ status: 0, attempts: 2 })
})

it.each([204, 302, 403, 503])('does not repeat what was answered %i', async (status) => {
  const { url, tokens } = await listen(status)
  expect(await post(url)).toMatchObject({ status, attempts: 1 })
  expect(tokens).toEqual(['t'])
})
