import { readdirSync, readFileSync } from 'node:fs'
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

describe.each(names)('%s', (name) => {
  const code = read(`${name}/index.ts`)

  it('asks for a JWT at the gateway exactly when it is for signed-in users', () => {
    expect(config.functions[name]?.verify_jwt).toBe(code.includes('caller: signedInUser'))
    expect(config.functions[name]?.import_map).toBe(`./functions/${name}/deno.json`)
  })

  it('is known to its endpoint under its own name', () => {
    expect(code).toContain(`name: '${name}'`)
  })

  it('pins the versions of package.json', () => {
    for (const [specifier, target] of Object.entries(
      denoConfig.parse(JSON.parse(read(`${name}/deno.json`))).imports,
    )) {
      const [, packageName = '', version] = /^npm:(@?[^@]+)@([\d.]+)/.exec(target) ?? []
      expect([specifier, version]).toEqual([specifier, installed[packageName]])
    }
  })
})
