import { rm } from 'node:fs/promises'
import { figure, type Benchmark } from '../figure.ts'
import { median } from '../method/paired-ratio.ts'
import { startPayback, temporaryDataDir } from '../method/running-payback.ts'

const WARM_STARTS = 5
const FIRST_STARTS = 3

async function secondsToReady(dataDir: string, flags: string[]): Promise<number> {
  const payback = await startPayback({ dataDir, flags })
  await payback.stop()
  return payback.secondsToReady
}

/** A first start in an empty folder, with demo data and without, one after the other. */
async function firstStart(flags: string[]): Promise<number> {
  const dataDir = await temporaryDataDir()
  try {
    return await secondsToReady(dataDir, flags)
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

export const start: Benchmark = {
  name: 'start',
  async measure() {
    const dataDir = await temporaryDataDir()
    const warm: number[] = []
    try {
      await secondsToReady(dataDir, [])
      for (let i = 0; i < WARM_STARTS; i++) warm.push(await secondsToReady(dataDir, []))
    } finally {
      await rm(dataDir, { recursive: true, force: true })
    }
    const demo: number[] = []
    for (let i = 0; i < FIRST_STARTS; i++) demo.push((await firstStart([])) - (await firstStart(['--empty'])))
    return [
      figure('warm npm start to ready', median(warm), 's', { atMost: 6 }),
      figure('demo history on top of a first start', median(demo), 's', { atMost: 5 }),
    ]
  },
}
