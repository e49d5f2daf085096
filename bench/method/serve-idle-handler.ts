/**
 * Serves the idle handler as the gateway serves a real one, in a process of its own, with the database of argument 1
 * for its log: prints its port and ends with its standard input.
 */
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { denoPath } from '../../local/functions/deno-path.ts'
import { startFunctionRunner } from '../../local/functions/function-runner.ts'
import { functionsProxy } from '../../local/gateway/functions-proxy.ts'
import { userTokens } from '../../local/gateway/user-token.ts'
import { emptyProject, IDLE_HANDLER } from './empty-project.ts'

const log = () => undefined
const { projectDir, remove } = await emptyProject()
const runner = await startFunctionRunner({
  projectDir,
  denoPath: denoPath(),
  config: { [IDLE_HANDLER]: { enabled: true, verify_jwt: false } },
  env: { SUPABASE_URL: 'http://127.0.0.1:9', SUPABASE_DB_URL: process.argv[2] ?? '' },
  log,
})
const proxy = functionsProxy({
  runner,
  verifyUserToken: userTokens({ jwtSecret: randomBytes(32).toString('hex'), keyId: 'bench' }),
  log,
})
const server = createServer((request, response) => void proxy(request, response))
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(typeof address === 'object' && address !== null ? address.port : 0)
})

process.stdin.resume().once('end', () => {
  server.closeAllConnections()
  server.close()
  void runner
    .stop()
    .then(remove)
    .then(() => process.exit(0))
})
