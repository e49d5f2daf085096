import { readFile } from 'node:fs/promises'
import { z } from 'zod'

const reportSchema = z.object({
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
})

export type Counts = { passed: number; failed: number; skipped: number }

/** Tests by outcome from vitest's JSON report. A file that fails before its first test counts as one failure. */
export async function vitestCounts(path: string, code: number | null): Promise<Counts> {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 }
  const report = reportSchema.safeParse(await readJson(path)).data
  for (const file of report?.testResults ?? []) {
    for (const { status } of file.assertionResults)
      if (status === 'passed') counts.passed++
      else if (status === 'failed') counts.failed++
      else counts.skipped++
    const hasFailure = file.assertionResults.some(({ status }) => status === 'failed')
    if (file.status === 'failed' && !hasFailure) counts.failed++
  }
  // An unhandled error, a setup that failed or no report at all: the run failed though no test did.
  if (code !== 0 && counts.failed === 0) counts.failed = 1
  return counts
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch {
    return null
  }
}
