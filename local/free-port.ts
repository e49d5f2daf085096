import { createServer } from 'node:net'
import { isPortFree } from './is-port-free.ts'

/** A port that is free now, with `following` free ones after it. */
export async function freePort(following = 0): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const port = await anyPort()
    if (port + following > 65535) continue
    const next = Array.from({ length: following }, (_, index) => port + index + 1)
    if ((await Promise.all(next.map((one) => isPortFree(one)))).every(Boolean)) return port
  }
  throw new Error('Cannot find free ports on this machine.')
}

function anyPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port')),
      )
    })
  })
}
