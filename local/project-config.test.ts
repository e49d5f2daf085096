import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readProjectConfig } from './project-config.ts'

let path: string
beforeEach(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'payback-config-')), 'config.toml')
})
afterEach(() => rm(join(path, '..'), { recursive: true }))

describe('config.toml', () => {
  it('of this project gives sign-ups a session here and a mail on hosted', async () => {
    const config = await readProjectConfig('supabase/config.toml')
    expect(config.auth.email?.enable_confirmations).toBe(false)
    expect(config.api).toMatchObject({ schemas: ['public'], max_rows: 1000 })
    expect(config.functions['twilio-webhook']?.verify_jwt).toBe(false)
  })

  it('says for each function whether a JWT is asked for; the default is yes', async () => {
    await writeFile(path, '[functions.a]\nenabled = true\n[functions.b]\nverify_jwt = false\n')
    const { functions } = await readProjectConfig(path)
    expect(functions['a']).toMatchObject({ enabled: true, verify_jwt: true })
    expect(functions['b']).toMatchObject({ enabled: true, verify_jwt: false })
  })

  it('may be missing', async () => {
    expect(await readProjectConfig(path)).toMatchObject({ api: { schemas: ['public'], max_rows: 1000 } })
  })

  it('with a wrong value is refused by name', async () => {
    await writeFile(path, '[api]\nmax_rows = "many"\n')
    await expect(readProjectConfig(path)).rejects.toThrow(/max_rows/)
  })
})
