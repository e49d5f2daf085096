import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('./serve-empty-function.ts', import.meta.url))

export type EmptyFunction = { port: number; stop: () => Promise<void> }

/** A function that does nothing, behind the same gateway code, in a process of its own. */
export async function startEmptyFunction(): Promise<EmptyFunction> {
  const child = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['pipe', 'pipe', 'inherit'] })
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return {
    port: Number(line),
    async stop() {
      child.stdin.end()
      await once(child, 'exit')
    },
  }
}
