import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { denoPath } from '../../local/functions/deno-path.ts'
import { startFunctionProcess, type FunctionProcess } from '../../local/functions/function-process.ts'
import { figure, type Benchmark } from '../figure.ts'
import { EMPTY_FUNCTION, emptyProject } from '../method/empty-project.ts'
import { measurePairs, pairedRatio } from '../method/paired-ratio.ts'

/** Valid in form; nothing answers there, and a request with a wrong method asks nobody. */
const ENVIRONMENT = {
  SUPABASE_URL: 'http://127.0.0.1:9',
  SUPABASE_DB_URL: 'postgresql://nobody@127.0.0.1:9/none',
  PAYBACK_ENCRYPTION_KEYS: JSON.stringify({ bench: randomBytes(32).toString('base64') }),
  PAYBACK_HASH_KEY: randomBytes(32).toString('base64'),
}

/** Milliseconds from starting the process to the end of its first answer. */
async function startTime(projectDir: string, name: string, socketDir: string): Promise<number> {
  const functions = join(projectDir, 'supabase', 'functions', name)
  const started = performance.now()
  const running = await startFunctionProcess({
    name,
    denoPath: denoPath(),
    projectDir,
    entry: join(functions, 'index.ts'),
    configPath: join(functions, 'deno.json'),
    env: ENVIRONMENT,
    socketDir,
    log: () => undefined,
  })
  await firstAnswer(running, name)
  const ms = performance.now() - started
  await running.stop()
  return ms
}

function firstAnswer({ connections }: FunctionProcess, name: string): Promise<void> {
  const connection = connections.acquire()
  return new Promise((resolve, reject) => {
    connection.begin('PUT', {
      onHead: () => undefined,
      onBody: () => undefined,
      onDrain: () => undefined,
      onEnd: () => resolve(),
      onBroken: () => reject(new Error(`${name} broke off its first answer`)),
    })
    connection.socket.write(`PUT /${name} HTTP/1.1\r\nHost: bench\r\nContent-Length: 0\r\n\r\n`)
  })
}

export const functionStart: Benchmark = {
  name: 'function-start',
  async measure() {
    const empty = await emptyProject()
    try {
      const pairs = await measurePairs(
        () => startTime(process.cwd(), 'twilio-webhook', empty.projectDir),
        () => startTime(empty.projectDir, EMPTY_FUNCTION, empty.projectDir),
      )
      const ratio = pairedRatio(pairs)
      return [
        figure(
          'start of twilio-webhook / of an empty function',
          ratio.median,
          'ratio',
          { atMost: 1.5 },
          ratio.high,
        ),
      ]
    } finally {
      await empty.remove()
    }
  },
}
