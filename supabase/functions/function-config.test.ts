import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { parse } from 'smol-toml'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import manifest from '../../package.json' with { type: 'json' }

// What stands in three places must say the same: config.toml, each function's deno.json and its code, package.json.

const folder = new URL('.', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, folder), 'utf8')
const names = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
  .map(({ name }) => name)

const config = z
  .object({ functions: z.record(z.string(), z.object({ verify_jwt: z.boolean(), import_map: z.string() })) })
  .parse(parse(read('../config.toml')))
// Strict: `nodeModulesDir: manual`, which the local stack asks for by flag, would make a deploy look for node_modules.
const denoConfig = z.strictObject({ imports: z.record(z.string(), z.string()) })
const installed: Record<string, string> = { ...manifest.dependencies, ...manifest.devDependencies }

it('config.toml names every function, and no other', () => {
  expect(Object.keys(config.functions).sort()).toEqual([...names].sort())
})

it(".env.example names every variable that is not the platform's", () => {
  const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .map(read)
    .join('\n')
  const asked = [
    ...code.matchAll(/(?:required|optional|url|record)Env\('([A-Z_]+)'|const NAME = '([A-Z_]+)'/g),
  ]
  const own = asked
    .map(([, name, constant]) => name ?? constant ?? '')
    .filter((name) => !name.startsWith('SUPABASE_'))
  const listed = [...read('.env.example').matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(([, name]) => name)
  expect(listed.sort()).toEqual([...new Set(own)].sort())
})

describe.each(names)('%s', (name) => {
  const code = read(`${name}/index.ts`)

  it('asks for a JWT at the gateway exactly when it is for signed-in users', () => {
    expect(config.functions[name]?.verify_jwt).toBe(code.includes('caller: signedInUser'))
    expect(config.functions[name]?.import_map).toBe(`./functions/${name}/deno.json`)
  })

  it('is known to its endpoint under its own name', () => {
    expect(code).toContain(`name: '${name}'`)
  })

  const { imports } = denoConfig.parse(JSON.parse(read(`${name}/deno.json`)))

  it('maps what it imports, and nothing else', async () => {
    const { metafile } = await build({
      entryPoints: [fileURLToPath(new URL(`${name}/index.ts`, folder))],
      bundle: true,
      write: false,
      metafile: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
    })
    const external = Object.values(metafile.outputs).flatMap((output) =>
      output.imports.map(({ path }) => path).filter((path) => !path.startsWith('node:')),
    )
    expect(Object.keys(imports).sort()).toEqual([...new Set(external)].sort())
  })

  it('pins the versions of package.json', () => {
    for (const [specifier, target] of Object.entries(imports)) {
      const [, packageName = '', version] = /^npm:(@?[^@]+)@([\d.]+)/.exec(target) ?? []
      expect([specifier, version]).toEqual([specifier, installed[packageName]])
    }
  })
})

it.each(names.filter((name) => name.endsWith('-webhook')))(
  '%s starts without what is slow to load',
  (name) => {
    const loaded = new Set<string>()
    const load = (path: string): void => {
      if (loaded.has(path)) return
      loaded.add(path)
      // Static imports that are not of types alone, on one line or several.
      for (const [, target = ''] of read(path).matchAll(
        /^(?:import|export) (?!type )(?:[\w\s{},*]+ from )?'([^']+)'/gm,
      )) {
        if (target.startsWith('.')) load(new URL(target, new URL(path, 'file:///')).pathname.slice(1))
        else loaded.add(target)
      }
    }
    load(`${name}/index.ts`)
    expect([...loaded].filter((path) => !path.endsWith('.ts'))).toEqual([])
    expect(loaded).toContain('_shared/endpoint.ts')
  },
)
