import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { supabasePath } from '../../../local/generate-types.ts'
import { projectDir } from './own-database.ts'

/** Runs the Supabase CLI in the project; rejects when it fails, with what it said. */
export async function supabase(...args: string[]): Promise<string> {
  const env = { ...process.env, DO_NOT_TRACK: '1', SUPABASE_TELEMETRY_DISABLED: '1', PGSSLMODE: 'disable' }
  const { stdout, stderr } = await promisify(execFile)(supabasePath(), args, {
    cwd: projectDir,
    env,
    maxBuffer: 1 << 24,
  })
  return stdout + stderr
}
