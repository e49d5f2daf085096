import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { figure, type Benchmark, type Figure } from '../figure.ts'

const WEBHOOK_FUNCTIONS = ['twilio-webhook']

/** A function with everything it imports, as a deploy packs it: minified, Node built-ins left to the platform. */
async function bundle(name: string): Promise<Figure[]> {
  const result = await build({
    entryPoints: [`supabase/functions/${name}/index.ts`],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    target: 'es2022',
  })
  const code = result.outputFiles[0]?.contents
  if (!code) throw new Error(`Cannot bundle ${name}: esbuild wrote nothing`)
  const clients = Object.keys(result.metafile.inputs).filter((path) =>
    path.includes('@supabase/supabase-js/'),
  )
  return [
    figure(`${name} bundle`, gzipSync(code, { level: 9 }).length / 1024, 'KB gzip', { atMost: 90 }),
    figure(`${name} files of supabase-js`, clients.length, 'files', { atMost: 0 }),
  ]
}

export const bundles: Benchmark = {
  name: 'bundles',
  measure: async () => (await Promise.all(WEBHOOK_FUNCTIONS.map(bundle))).flat(),
}
