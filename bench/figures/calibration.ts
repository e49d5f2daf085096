import { createHash } from 'node:crypto'
import { figure, type Benchmark } from '../figure.ts'
import { measurePairs, pairedRatio } from '../method/paired-ratio.ts'

const BLOCK = Buffer.alloc(64 * 1024, 'payback')

/** The same work as A and as B: how far apart the machine alone puts two equal things. Over 5 % the run is void. */
async function work(): Promise<number> {
  const started = performance.now()
  for (let i = 0; i < 300; i++) createHash('sha256').update(BLOCK).digest()
  await Promise.resolve()
  return performance.now() - started
}

export const calibration: Benchmark = {
  name: 'calibration',
  async measure() {
    const ratio = pairedRatio(await measurePairs(work, work))
    return [figure('calibration interval', (ratio.high - ratio.low) * 100, '%', { atMost: 5 })]
  },
}
