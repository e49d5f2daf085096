import { randomInt } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { z } from 'zod'

const recordSchema = z.object({
  email: z.string(),
  password: z.string(),
  /** Where the simulator posts Twilio's webhooks to; missing until Twilio is connected. */
  webhookUrl: z.string().optional(),
  /** The same for the callbacks of the booking system. */
  callbackUrl: z.string().optional(),
  /** What the addresses began with when they were given: the port may be another at the next start. */
  functionsUrl: z.string().optional(),
  /** Whether fixed costs were entered; a visitor who removes them does not get them back. */
  hasFixedCosts: z.boolean().optional(),
})

/** What is kept about the demo account between two starts, readable by its owner alone. */
export type DemoRecord = z.infer<typeof recordSchema>

/** The kept record, or null when there is none that can be read. */
export async function readDemoRecord(path: string): Promise<DemoRecord | null> {
  try {
    return recordSchema.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    // Missing or damaged comes to the same: the demo account is made anew.
    return null
  }
}

/** Written beside and renamed, so that a crash leaves the old record or the new one. */
export async function writeDemoRecord(path: string, record: DemoRecord): Promise<void> {
  const beside = `${path}.${process.pid}`
  await writeFile(beside, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 })
  await rename(beside, path)
}

/** The record of a demo that was started on another port: its addresses begin anew, and their tokens stay. */
export function movedTo(record: DemoRecord, functionsUrl: string): DemoRecord {
  const { functionsUrl: before, webhookUrl, callbackUrl } = record
  const moved = (url: string) => (before === undefined ? url : url.replace(before, functionsUrl))
  return {
    ...record,
    functionsUrl,
    ...(webhookUrl !== undefined && { webhookUrl: moved(webhookUrl) }),
    ...(callbackUrl !== undefined && { callbackUrl: moved(callbackUrl) }),
  }
}

/** Letters and digits that are not mistaken for each other, since people type them. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Four groups of five, `k3mxp-…`: about 99 bits. */
export const newDemoPassword = (): string =>
  Array.from({ length: 4 }, () =>
    Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join(''),
  ).join('-')
