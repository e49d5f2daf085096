import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FunctionProcess } from '../functions/function-process.ts'
import type { FunctionRunner } from '../functions/function-runner.ts'
import { Exchange, refuseBody } from './exchange.ts'
import { refuse } from './refuse.ts'
import type { userTokens } from './user-token.ts'

type Options = {
  runner: FunctionRunner
  verifyUserToken: ReturnType<typeof userTokens>
  /** Hosted: no response begun within 150 s → 504. */
  timeoutMs?: number
  /** Cut while reading, before the function has read it all. */
  maxBodyBytes?: number
  log: (line: string) => void
}

const prefix = '/functions/v1/'

/**
 * `/functions/v1/<name>/…` → the function's own process, as the hosted gateway does it: unknown name 404, JWT check
 * where config.toml asks for it, path without the prefix, body and answer streamed.
 */
export function functionsProxy(options: Options) {
  const { runner, verifyUserToken, timeoutMs = 150_000, maxBodyBytes = 10 * 1024 * 1024, log } = options

  return async function proxy(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = req.url ?? ''
    const name = /^[^/?#]*/.exec(url.slice(prefix.length))?.[0] ?? ''
    const settings = runner.find(name)
    if (!settings) return refuse(res, 404, 'NOT_FOUND', 'Requested function was not found')

    const { authorization } = req.headers
    const user = authorization ? verifyUserToken(authorization) : null
    // A preflight carries no token; the function answers it.
    if (settings.verify_jwt && !user && req.method !== 'OPTIONS') {
      if (!authorization)
        return refuse(res, 401, 'UNAUTHORIZED_NO_AUTH_HEADER', 'Missing authorization header')
      return refuse(res, 401, 'UNAUTHORIZED_INVALID_JWT_FORMAT', 'Invalid JWT')
    }
    if (Number(req.headers['content-length'] ?? 0) > maxBodyBytes) return refuseBody(req, res)

    let target: FunctionProcess
    try {
      const found = runner.process(name)
      target = 'pid' in found ? found : await found
    } catch (error) {
      log(`${name}: ${error instanceof Error ? error.message : String(error)}`)
      return refuse(res, 503, 'BOOT_ERROR', 'Function failed to start (please check logs)')
    }
    new Exchange(req, res, {
      target,
      path: url.slice(prefix.length - 1),
      token: user?.token,
      timeoutMs,
      maxBodyBytes,
    }).begin()
  }
}
