import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

export const typesPath = (projectDir: string) =>
  join(projectDir, 'supabase', 'functions', '_shared', 'database.types.ts')

/** The Supabase CLI's own binary: its npm wrapper needs an install script that may not have run. */
export function supabasePath(): string {
  const require = createRequire(import.meta.url)
  const platformPackage = `@supabase/cli-${process.platform}-${process.arch}`
  return join(dirname(require.resolve(`${platformPackage}/package.json`)), 'bin', 'supabase')
}

/** TypeScript types of the exposed schema, as `supabase gen types` writes them. */
export async function generateTypes(projectDir: string, dbUrl: string): Promise<string> {
  const { stdout } = await promisify(execFile)(
    supabasePath(),
    ['gen', 'types', 'typescript', `--remote=${dbUrl}`, '--schema=public'],
    {
      cwd: projectDir,
      // A local database has no TLS, and the CLI would say so in the middle of the types.
      env: { ...process.env, DO_NOT_TRACK: '1', SUPABASE_TELEMETRY_DISABLED: '1', PGSSLMODE: 'disable' },
      maxBuffer: 1 << 24,
    },
  )
  return stdout
}
