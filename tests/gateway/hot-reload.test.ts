import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { ownStack } from '../support/own-stack.ts'

let stack: Awaited<ReturnType<typeof ownStack>>
const get = async (path: string) => {
  const answer = await fetch(`${stack.status.url}${path}`)
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() }
}

beforeAll(async () => {
  stack = await ownStack({ spa: 'hot' })
})
afterAll(() => stack?.remove())

describe('npm run dev', () => {
  it('serves the sources through Vite, filled in for this stack', async () => {
    const page = await get('/calls')
    expect(page.text).toContain('/@vite/client')
    expect(page.text).toContain(`content="${stack.status.publishableKey}"`)
    expect(await get('/src/main.tsx')).toMatchObject({ status: 200, type: 'text/javascript' })
  })

  it('has the same backend on the same origin', async () => {
    expect((await get('/functions/v1/health')).status).toBe(200)
    expect((await get('/rest/v1/accounts')).status).toBe(401)
  })

  it('opens the hot reload socket on the same port, and Realtime beside it', async () => {
    const client = (await get('/@vite/client')).text
    const token = /wsToken = "([^"]+)"/.exec(client)?.[1] ?? ''
    const address = stack.status.url.replace('http', 'ws')
    const first = await firstMessage(new WebSocket(`${address}/?token=${token}`, 'vite-hmr'))
    expect(JSON.parse(first)).toEqual({ type: 'connected' })

    const realtime = new WebSocket(
      `${address}/realtime/v1/websocket?apikey=${stack.status.publishableKey}&vsn=2.0.0`,
    )
    realtime.on('open', () => realtime.send(JSON.stringify([null, '1', 'phoenix', 'heartbeat', {}])))
    expect(JSON.parse(await firstMessage(realtime))).toMatchObject([
      null,
      '1',
      'phoenix',
      'phx_reply',
      { status: 'ok' },
    ])
  })
})

function firstMessage(socket: WebSocket): Promise<string> {
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.once('message', (data: Buffer) => {
      resolve(data.toString())
      socket.close()
    })
  })
}
