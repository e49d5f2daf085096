import { randomInt } from 'node:crypto'
import { isPortFree } from './is-port-free.ts'

/**
 * Below what Linux, macOS and Windows give to outgoing connections: one of those could take a port between our finding it
 * free and somebody's listening on it.
 */
const FIRST = 20_000
const LAST = 32_767

/** A port that is free now, with `following` free ones after it. */
export async function freePort(following = 0): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const port = randomInt(FIRST, LAST - following + 1)
    const wanted = Array.from({ length: following + 1 }, (_, index) => port + index)
    if ((await Promise.all(wanted.map((one) => isPortFree(one)))).every(Boolean)) return port
  }
  throw new Error('Cannot find free ports on this machine.')
}
