import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startBackground } from './background/start-background.ts'
import { claimDataFolder, readDataEnv, StackStartError } from './data-folder.ts'
import { denoPath } from './functions/deno-path.ts'
import { startFunctionRunner, type FunctionRunner } from './functions/function-runner.ts'
import { startApi } from './gateway/api.ts'
import { functionEnvironment } from './gateway/function-environment.ts'
import { functionsProxy } from './gateway/functions-proxy.ts'
import { startGateway } from './gateway/start-gateway.ts'
import { userTokens } from './gateway/user-token.ts'
import { isPortFree } from './is-port-free.ts'
import { openLog } from './open-log.ts'
import { openMailCatcher } from './mail/mail-catcher.ts'
import { applyMigrations } from './postgres/apply-migrations.ts'
import { readProjectConfig } from './project-config.ts'
import { startRealtime } from './realtime/start-realtime.ts'
import { startSite } from './spa/start-site.ts'
import { loadStackSettings } from './stack-settings.ts'
import { storeVaultSecrets } from './store-vault-secrets.ts'
import { writeStatus, type StackStatus } from './stack-status.ts'
import { superviseDatabase, type Database } from './supervise-database.ts'

export type { StackStatus } from './stack-status.ts'

export type StackOptions = {
  /** Made if missing; everything the stack keeps is in it. */
  dataDir: string
  /** The gateway's; the database takes the next, the simulator the one after. */
  port: number
  host?: string
  /** Simulator, demo account and its history. */
  demo: boolean
  /** `built` (default) serves the built app, `hot` Vite with hot reload, false none: most tests need no app. */
  spa?: 'built' | 'hot' | false
  /** For the functions, above everything else. */
  env?: Record<string, string>
  /** Off only for tests that do not ask what a crash loses. */
  fsync?: boolean
  log?: (line: string) => void
}

export type Stack = {
  status: StackStatus
  /** Role supabase_admin: for tests of the platform, never for the app. */
  adminUrl: string
  mailUrl: string
  logPath: string
  postgres: Database
  functions: FunctionRunner
  stop(): Promise<void>
}

export const projectDir = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')

/** Starts everything on one machine and resolves when all of it answers. Rejects with a sentence to act on. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const dataDir = resolve(options.dataDir)
  const { port, host = '127.0.0.1' } = options
  const url = `http://${reachableHost(host)}:${port}`
  // What was started, in order: stopped from the end, whatever fails on the way up.
  const started: { stop(): Promise<unknown> }[] = []
  const stop = once(async () => {
    for (const part of started.reverse()) await part.stop()
  })
  try {
    const claim = await claimDataFolder(dataDir, url)
    started.push({ stop: () => claim.release() })
    const logPath = join(dataDir, 'stack.log')
    const log = openLog(logPath, options.log)
    started.push({ stop: log.stop })
    return await startParts({ ...options, dataDir, host, url, logPath, log: log.write }, started, stop)
  } catch (error) {
    await stop()
    throw error
  }
}

type Start = StackOptions & { host: string; url: string; logPath: string; log: (line: string) => void }

async function startParts(
  start: Start,
  started: { stop(): Promise<unknown> }[],
  stop: () => Promise<void>,
): Promise<Stack> {
  const { dataDir, port, host, url, log } = start
  const keep = <Part extends { stop(): Promise<unknown> }>(part: Part): Part => {
    started.push(part)
    return part
  }
  const gateway = keep(await startGateway({ port, host }).catch(portInUse(port, 'gateway')))
  // The database looks for itself: what listens there may be its own server, left behind by a killed run.
  if (start.demo && !(await isPortFree(port + 2))) portInUse(port + 2, 'simulator')({ code: 'EADDRINUSE' })

  // The app is built beside everything else; `ready` waits for it, and so does whoever asks for a page before.
  const site = startSite({ projectDir, mode: start.spa ?? 'built', server: gateway.server, log }).then(keep)
  // Reported when it is awaited below; until then a failure must not end the process.
  site.catch(() => undefined)
  const [settings, config, dataEnv] = await Promise.all([
    loadStackSettings(dataDir),
    readProjectConfig(join(projectDir, 'supabase', 'config.toml')),
    readDataEnv(dataDir),
  ])
  const postgres = keep(
    await superviseDatabase({
      dataDir: join(dataDir, 'postgres'),
      port: port + 1,
      password: settings.databasePassword,
      fsync: start.fsync ?? true,
      log,
    }),
  )
  const { dbUrl, adminUrl, authenticatorUrl } = postgres
  const { applied } = await applyMigrations(dbUrl, join(projectDir, 'supabase', 'migrations'))
  if (applied.length > 0) log(`migrations applied: ${applied.join(', ')}`)
  await storeVaultSecrets(dbUrl, { project_url: url, secret_key: settings.secretKey })

  const mails = await openMailCatcher(join(dataDir, 'mail'))
  const [api, realtime] = await Promise.all([
    startApi({ adminUrl, authenticatorUrl, url, config, settings, email: mails, log }).then(keep),
    startRealtime({ adminUrl, ...settings, log }).then(keep),
    startBackground({ adminUrl, log }).then(keep),
  ])
  const simulator = start.demo
    ? keep(
        await (
          await import('./simulator/start-simulator.ts')
        ).startSimulator({ port: port + 2, dataDir, log }),
      )
    : null
  const env = functionEnvironment({
    url,
    dbUrl,
    settings,
    overrides: [simulator?.env ?? {}, dataEnv, process.env, start.env ?? {}],
  })
  const functions = keep(
    await startFunctionRunner({
      projectDir,
      denoPath: denoPath(),
      config: config.functions,
      env,
      log,
      isWatching: start.spa === 'hot',
    }),
  )
  const verifyUserToken = userTokens({ jwtSecret: settings.jwtSecret, keyId: settings.jwtKeyId })
  gateway.use({
    api,
    functions: functionsProxy({ runner: functions, verifyUserToken, log }),
    realtime,
    mails,
    site: async (req, res) => (await site).serve(req, res, settings.publishableKey),
  })

  const status: StackStatus = {
    url,
    dbUrl,
    publishableKey: settings.publishableKey,
    secretKey: settings.secretKey,
    jwtSecret: settings.jwtSecret,
    functionsUrl: `${url}/functions/v1`,
    simulatorUrl: simulator?.url ?? null,
    demo: null,
  }
  if (simulator) {
    const { setUpDemo } = await import('./demo/set-up-demo.ts')
    status.demo = await setUpDemo({ status, simulator, dbUrl, dataDir, log })
  }
  await site
  await writeStatus(dataDir, status)
  return {
    status,
    adminUrl,
    mailUrl: `${url}/_local/mail`,
    logPath: start.logPath,
    postgres,
    functions,
    stop,
  }
}

function portInUse(port: number, use: string) {
  return (error: { code?: string; message?: string }): never => {
    if (error.code === 'EADDRINUSE')
      throw new StackStartError(
        'PORT_IN_USE',
        `Port ${port} (${use}) is in use by another program. Stop it, or start on other ports: npm start -- --port N.`,
      )
    throw error
  }
}

/** The name that reaches a listener from this machine, as a URL writes it. */
function reachableHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

function once(run: () => Promise<void>): () => Promise<void> {
  let result: Promise<void> | undefined
  return () => (result ??= run())
}
