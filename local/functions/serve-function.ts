/**
 * Runs inside Deno, one process per function: gives the function what the hosted edge runtime gives it, loads it as
 * it is deployed (`export default { fetch }` or `Deno.serve`), and answers on a Unix socket that only the gateway
 * knows. Arguments: entry point (file URL), socket path, ready mark.
 *
 * Type-checked by `deno check`, not by tsc: it uses Deno's own globals.
 */
import { gatherOutput } from './gather-output.ts'

type Handler = (request: Request, info?: unknown) => Response | Promise<Response>

const [entry, socketPath, readyMark] = Deno.args
if (!entry || !socketPath || !readyMark) throw new Error('usage: serve-function ENTRY SOCKET MARK')

// Deno's own variables are not the function's.
for (const name of Object.keys(Deno.env.toObject()))
  if (name === 'PATH' || name === 'NO_COLOR' || name.startsWith('DENO_')) Deno.env.delete(name)

const background = new Set<Promise<unknown>>()
const serve = Deno.serve.bind(Deno)
let served: Handler | undefined

Object.defineProperty(globalThis, 'EdgeRuntime', {
  value: {
    /** Keeps the process until the promise settles; its failure is logged, never thrown at a request. */
    waitUntil(promise: Promise<unknown>) {
      const task = Promise.resolve(promise)
        .catch((error: unknown) => console.error('A background task failed:', error))
        .finally(() => background.delete(task))
      background.add(task)
    },
  },
})

const encoder = new TextEncoder()
const output = gatherOutput((text) => {
  const bytes = encoder.encode(text)
  // A pipe that is full takes a part.
  for (let at = 0; at < bytes.length;) at += Deno.stdout.writeSync(bytes.subarray(at))
})
for (const method of ['log', 'info', 'debug'] as const) {
  const print = console[method].bind(console)
  console[method] = (...parts: unknown[]) => {
    if (output.say(parts)) return
    output.flush()
    print(...parts)
  }
}
// However it ends, nothing it said is lost.
for (const event of ['error', 'unhandledrejection', 'unload'])
  globalThis.addEventListener(event, output.flush)

// A function may call Deno.serve itself; where it listens is the runtime's affair, as hosted.
const capture = (...parameters: unknown[]) => {
  const handler =
    parameters.find((value) => typeof value === 'function') ??
    (parameters[0] as { handler?: Handler } | undefined)?.handler
  served = handler as Handler
  return { finished: new Promise(() => undefined), shutdown: () => Promise.resolve(), ref() {}, unref() {} }
}
Object.defineProperty(Deno, 'serve', { value: capture, configurable: true, writable: true })

const loaded: { default?: { fetch?: Handler } } = await import(entry)
const handler = loaded.default?.fetch?.bind(loaded.default) ?? served
if (!handler) throw new Error('The function exports no default { fetch } and does not call Deno.serve.')

// An error that escapes the handler is the worker's, and the gateway turns the mark into 500 WORKER_ERROR.
const onError = (error: unknown) => {
  console.error(error)
  return new Response(null, { status: 500, headers: { 'x-payback-worker-error': '1' } })
}
const onListen = () => {
  console.log(readyMark)
  output.flush()
}
const server = serve({ path: socketPath, onError, onListen }, handler)

let isStopping = false
async function stop() {
  if (isStopping) return
  isStopping = true
  globalThis.dispatchEvent(new Event('beforeunload'))
  const closed = server.shutdown()
  // Tasks may add tasks: wait until none is left; the gateway ends a process that takes too long.
  while (background.size > 0) await Promise.allSettled([...background])
  await closed
  Deno.exit(0)
}
Deno.addSignalListener('SIGTERM', stop)
// Ctrl-C goes to the whole process group; the gateway decides when a function ends.
Deno.addSignalListener('SIGINT', () => undefined)

// The gateway holds the other end: when it is gone, however it went, so is this process.
for await (const _ of Deno.stdin.readable) {
  // Nothing is ever sent.
}
await stop()
