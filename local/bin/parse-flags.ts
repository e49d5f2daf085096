import { parseArgs } from 'node:util'
import { resolve } from 'node:path'

export type StackFlags = { port: number; dataDir: string; host: string; isEmpty: boolean; isJson: boolean }

/** Flags of `npm start`, `npm run dev` and `npm run status`. Throws a sentence for what it does not know. */
export function parseFlags(args: string[]): StackFlags {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '54321' },
      data: { type: 'string', default: '.payback' },
      host: { type: 'string', default: '127.0.0.1' },
      empty: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 1024 || port > 65533)
    throw new Error(
      `--port ${values.port}: give a number from 1024 to 65533; the two ports after it are used too.`,
    )
  return {
    port,
    dataDir: resolve(values.data),
    host: values.host,
    isEmpty: values.empty,
    isJson: values.json,
  }
}
