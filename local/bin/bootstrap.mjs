// The way in: plain JavaScript without dependencies, because it runs before there are any.
// Usage: node local/bin/bootstrap.mjs start|dev|status|test|bench|gen-types [flags]
import { install, needsInstall } from './install.mjs'
import { checkMachine } from './check-machine.mjs'

const commands = {
  start: '../bin/start.ts',
  dev: '../bin/dev.ts',
  status: '../bin/status.ts',
  'gen-types': '../bin/gen-types.ts',
  test: '../../tests/run.ts',
  bench: '../../bench/run.ts',
}

/** @param {string[]} argv */
async function main([name = '', ...args]) {
  const command = name in commands ? commands[/** @type {keyof typeof commands} */ (name)] : undefined
  if (!command) throw new Error(`Unknown command ${name}. Known: ${Object.keys(commands).join(', ')}`)
  checkMachine()
  if (await needsInstall()) await install()
  silenceSupabaseJsOnNode20()
  const { register } = await import('tsx/esm/api')
  register()
  // The command reads its own flags, as if it had been started by itself.
  process.argv.splice(2, 1)
  const { run } = await import(command)
  await run?.(args)
}

/** supabase-js warns once about Node 20, which Payback supports; nobody here can act on it. */
function silenceSupabaseJsOnNode20() {
  const { warn } = console
  console.warn = (...words) => {
    if (!/Node\.js 20 and below.*supabase-js/s.test(String(words[0]))) warn(...words)
  }
}

main(process.argv.slice(2)).catch((error) => {
  // Sentences for people; where it happened helps nobody here.
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
})
