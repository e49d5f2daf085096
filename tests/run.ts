import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { denoPath } from '../local/functions/deno-path.ts'
import { processesUnder, runCheck, stopChecks } from './support/run-check.ts'
import { vitestCounts, type Counts } from './support/vitest-counts.ts'

const projectDir = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')
const bin = (name: string) => join(projectDir, 'node_modules', '.bin', name)

/** vitest projects that share one stack: what asks the database, and what asks the functions. */
const ofDatabase = ['database', 'gateway']
const ofFunctions = ['functions', 'contract', 'realtime']
const serveFunction = 'local/functions/serve-function.ts'

type Check = {
  name: string
  run: (tmp: string) => Promise<{ counts: Counts; output: string; seconds: number }>
}

/** `npm test [-- --only NAME …]`: every check there is; each counts one, each vitest test counts one. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { only: { type: 'string', multiple: true } } })
  const isWanted = (name: string) => !values.only || values.only.some((only) => name.includes(only))
  const tmp = await mkdtemp(join(tmpdir(), 'pb-'))
  const total: Counts = { passed: 0, failed: 0, skipped: 0 }
  process.once('SIGINT', stopChecks)
  process.once('SIGTERM', stopChecks)

  // Two cores, and three things at a time, since most wait much of theirs; the longest first, so that all end together.
  // At last what must answer within seconds while parts of it are broken, beside what only computes, on one core.
  const busy: Check[] = [
    vitest(['e2e'], 2),
    vitest(ofFunctions.filter(isWanted)),
    vitest(ofDatabase.filter(isWanted)),
    vitest(['unit', 'unit-dom']),
    vitest(['node']),
    vitest(['fresh-clone']),
    lint,
    functionTypes,
  ]
  const calm: Check[] = [vitest(['chaos']), types, format]
  try {
    for (const [checks, atOnce] of [
      [busy, 3],
      [calm, 2],
    ] as const) {
      const wanted = checks.filter(({ name }) => name.split(', ').some(isWanted))
      await Promise.all(Array.from({ length: atOnce }, () => runAll(wanted, tmp, total)))
    }
  } finally {
    await rm(tmp, { recursive: true, force: true })
  }
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`)
  process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0)
}

/** Takes the next of what is left, until nothing is. */
async function runAll(checks: Check[], tmp: string, total: Counts): Promise<void> {
  for (let check = checks.shift(); check; check = checks.shift()) {
    const { name, run: runOne } = check
    console.log(`· ${name} …`)
    // A folder of its own: what still mentions it afterwards was left running by this check.
    const own = await mkdtemp(join(tmp, 'c-'))
    const { counts, output, seconds } = await runOne(own)
    const left = processesUnder(own)
    if (left.length > 0) counts.failed++
    for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += counts[key]
    const sign = counts.failed > 0 ? '✗' : '✓'
    console.log(`${sign} ${name}: ${counts.passed} passed, ${counts.failed} failed (${seconds.toFixed(1)} s)`)
    if (counts.failed > 0) await showFailure(name, output)
    for (const { pid, command } of left) {
      console.log(`  left running and ended now: ${pid} ${command}`)
      process.kill(pid, 'SIGKILL')
    }
  }
}

async function showFailure(name: string, output: string): Promise<void> {
  const folder = join(projectDir, 'test-results')
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${name.replaceAll(/\W+/g, '-')}.log`)
  await writeFile(path, output)
  console.log(`${output.trim().split('\n').slice(-150).join('\n')}\n  all of it: ${path}`)
}

function command(name: string, ...parts: string[]): Check {
  return {
    name,
    async run(tmp) {
      const { code, output, seconds } = await runCheck(parts, { cwd: projectDir, tmp })
      return {
        counts: { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 },
        output,
        seconds,
      }
    },
  }
}

const format = command('format', bin('prettier'), '--check', '--log-level', 'warn', '.')
const lint = command('lint', bin('eslint'), '.', '--max-warnings', '0')
const types = command('types', bin('tsc'), '-b')

/** Each function as it is deployed, and the entry they run in here. */
const functionTypes: Check = {
  name: 'function types',
  async run(tmp) {
    const folder = join(projectDir, 'supabase', 'functions')
    const names = (await readdir(folder, { withFileTypes: true })).filter(
      (entry) => entry.isDirectory() && !entry.name.startsWith('_'),
    )
    const entries = [
      ...names.map(({ name }) => join(folder, name, 'index.ts')),
      join(projectDir, serveFunction),
    ]
    const check = (checked: string[]) =>
      runCheck([denoPath(), 'check', '--quiet', '--no-lock', ...checked], { cwd: projectDir, tmp })
    // They share most of what they import, so all at once take little longer than one.
    const all = await check(entries)
    if (all.code === 0) return { ...all, counts: { passed: entries.length, failed: 0, skipped: 0 } }
    const counts: Counts = { passed: 0, failed: 0, skipped: 0 }
    let { seconds } = all
    for (const entry of entries) {
      const result = await check([entry])
      counts[result.code === 0 ? 'passed' : 'failed']++
      seconds += result.seconds
    }
    // Wrong together, though each is right by itself.
    counts.failed = Math.max(counts.failed, 1)
    return { counts, output: all.output, seconds }
  },
}

/** @param workers how many test files run at once; only where each looks after its own owner and no other */
function vitest(projects: string[], workers = 1): Check {
  return {
    name: projects.join(', '),
    async run(tmp) {
      const report = join(tmp, `${projects[0] ?? 'none'}.json`)
      const { code, output, seconds } = await runCheck(
        [
          process.execPath,
          join(projectDir, 'node_modules', 'vitest', 'vitest.mjs'),
          'run',
          '--passWithNoTests',
          '--reporter=default',
          '--reporter=json',
          `--outputFile.json=${report}`,
          `--maxWorkers=${workers}`,
          ...projects.flatMap((project) => ['--project', project]),
        ],
        { cwd: projectDir, tmp },
      )
      return { counts: await vitestCounts(report, code), output, seconds }
    },
  }
}
