import { logLine } from './log-line.ts'

declare global {
  /** Present on the hosted edge runtime only; plain Deno and Node simply keep running. */
  var EdgeRuntime: { waitUntil(promise: Promise<unknown>): void } | undefined
}

/** Work that may outlive the answer. The platform keeps the worker alive for it; a failure is logged, never thrown. */
export function inBackground(work: Promise<unknown>): void {
  const settled = work.catch((error: unknown) => {
    logLine({ level: 'error', message: 'background work failed', error: describe(error) })
  })
  globalThis.EdgeRuntime?.waitUntil(settled)
}

/** Name and code only: texts of foreign errors may carry values we must not log. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  return `${error.name}${code}`
}
