import { readStatus } from '../stack-status.ts'
import { parseFlags } from './parse-flags.ts'

/** `npm run status -- [--json] [--data DIR]` */
export async function run(args: string[]): Promise<void> {
  const { dataDir, isJson } = parseFlags(args)
  const status = await readStatus(dataDir)
  if (!status) {
    console.error(`Payback does not run on ${dataDir}. Start it with: npm start`)
    process.exitCode = 1
    return
  }
  if (isJson) return console.log(JSON.stringify(status, null, 2))
  for (const [name, value] of Object.entries(status))
    console.log(`${name.padEnd(16)}${typeof value === 'string' ? value : JSON.stringify(value)}`)
}
