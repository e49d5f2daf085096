import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('./serve-idle-handler.ts', import.meta.url))

export type IdleHandler = { port: number; stop: () => Promise<void> }

/** A handler that does nothing, in the same `endpoint()` behind the same gateway code, in a process of its own. */
export async function startIdleHandler(dbUrl: string): Promise<IdleHandler> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, dbUrl], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return {
    port: Number(line),
    async stop() {
      child.stdin.end()
      await once(child, 'exit')
    },
  }
}
