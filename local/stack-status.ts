import { join } from 'node:path'
import { z } from 'zod'
import { isRunning, readJson, startMark, writePrivateJson } from './data-folder.ts'

const statusSchema = z.object({
  url: z.string(),
  dbUrl: z.string(),
  publishableKey: z.string(),
  secretKey: z.string(),
  jwtSecret: z.string(),
  functionsUrl: z.string(),
  simulatorUrl: z.string().nullable(),
  demo: z.object({ email: z.string(), password: z.string() }).nullable(),
})

/** What `npm run status -- --json` prints: a contract, other tools read it. */
export type StackStatus = z.infer<typeof statusSchema>

const fileSchema = z.object({ pid: z.number(), startMark: z.string(), status: statusSchema })
const fileName = 'stack.json'

export const writeStatus = (dataDir: string, status: StackStatus) =>
  writePrivateJson(join(dataDir, fileName), { pid: process.pid, startMark: startMark(process.pid), status })

/** The status of the stack that runs on a data folder, or null when none runs. */
export async function readStatus(dataDir: string): Promise<StackStatus | null> {
  const file = fileSchema.safeParse(await readJson(join(dataDir, fileName))).data
  return file && isRunning(file) ? file.status : null
}
