import { startPostgres } from '../start-postgres.ts'

// A supervisor for tests that kill one: starts a database and keeps running.
const [dataDir = '', port = '', password = ''] = process.argv.slice(2)
const postgres = await startPostgres({ dataDir, port: Number(port), password, fsync: false })
process.stdout.write(`${JSON.stringify({ pid: postgres.pid })}\n`)
setInterval(() => undefined, 60_000)
