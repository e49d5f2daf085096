import type { ServerResponse } from 'node:http'

/** An answer of the gateway itself in place of a function's, in the shape hosted Supabase gives it. */
export function refuse(res: ServerResponse, status: number, code: string, message: string): void {
  if (res.headersSent || res.destroyed) return
  const body = JSON.stringify({ code, message })
  res.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'access-control-allow-origin': '*',
    'sb-error-code': code,
  })
  res.end(body)
}
