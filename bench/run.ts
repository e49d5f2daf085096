/** `npm run bench -- [--json FILE] [--only NAME]`: every figure that the project promises, as a table and as JSON. */
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Benchmark, Figure } from './figure.ts'
import { bundles } from './figures/bundles.ts'
import { calibration } from './figures/calibration.ts'
import { commitToPaint } from './figures/commit-to-paint.ts'
import { dashboard } from './figures/dashboard.ts'
import { functionStart } from './figures/function-start.ts'
import { ledger } from './figures/ledger.ts'
import { pageWeight } from './figures/page-weight.ts'
import { start } from './figures/start.ts'
import { sync } from './figures/sync.ts'
import { webhooks } from './figures/webhooks.ts'

const BENCHMARKS: Benchmark[] = [
  calibration,
  bundles,
  pageWeight,
  functionStart,
  start,
  commitToPaint,
  webhooks,
  sync,
  ledger,
  dashboard,
]

const { values } = parseArgs({
  options: { json: { type: 'string' }, only: { type: 'string', multiple: true } },
})
const chosen = BENCHMARKS.filter(({ name }) => !values.only || values.only.includes(name))
if (chosen.length === 0) {
  console.error(
    `No benchmark is called ${values.only?.join(', ')}; there are ${BENCHMARKS.map((b) => b.name).join(', ')}.`,
  )
  process.exit(2)
}

const figures: Figure[] = []
for (const benchmark of chosen) {
  console.log(`measuring ${benchmark.name} …`)
  figures.push(...(await benchmark.measure()))
}

const width = Math.max(...figures.map(({ name }) => name.length))
console.log()
for (const { name, value, unit, goal, ok, judged } of figures) {
  console.log(
    `${ok ? 'ok  ' : 'MISS'} ${name.padEnd(width)} ${String(value).padStart(10)} ${unit.padEnd(8)} goal ${goal}${judged === undefined ? '' : `, judged by ${judged}`}`,
  )
}
if (values.json) {
  const told = figures.map(({ judged: _, ...figure }) => figure)
  await writeFile(values.json, `${JSON.stringify(told, null, 2)}\n`)
}
process.exit(figures.every(({ ok }) => ok) ? 0 : 1)
