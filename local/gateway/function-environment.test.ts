import { describe, expect, it } from 'vitest'
import { functionEnvironment } from './function-environment.ts'

const settings = {
  publishableKey: 'sb_publishable_x',
  secretKey: 'sb_secret_x',
  jwtSecret: 'a secret of enough length for HS256',
  jwtKeyId: 'local-1',
  databasePassword: 'password',
  encryptionKeys: { k1: 'AAAA' },
  hashKey: 'BBBB',
  loginKey: 'CCCC',
}
const base = { url: 'http://127.0.0.1:1', dbUrl: 'postgresql://x', settings }
const environment = (...overrides: Record<string, string | undefined>[]) =>
  functionEnvironment({ ...base, overrides })

describe('what a function sees of its environment', () => {
  it('has the names and shapes of hosted Supabase', () => {
    const env = environment()
    expect(env).toMatchObject({ SUPABASE_URL: 'http://127.0.0.1:1', SUPABASE_DB_URL: 'postgresql://x' })
    expect(JSON.parse(env['SUPABASE_PUBLISHABLE_KEYS'] ?? '')).toEqual({ default: 'sb_publishable_x' })
    expect(JSON.parse(env['SUPABASE_SECRET_KEYS'] ?? '')).toEqual({ default: 'sb_secret_x' })
    const { keys } = JSON.parse(env['SUPABASE_JWKS'] ?? '') as { keys: Record<string, string>[] }
    expect(keys).toEqual([{ kty: 'oct', alg: 'HS256', kid: 'local-1', k: expect.any(String) }])
    expect(Buffer.from(keys[0]?.['k'] ?? '', 'base64url').toString()).toBe(settings.jwtSecret)
  })

  it('takes provider addresses from the simulator, over it from .env, over that from the process', () => {
    const simulator = { TWILIO_API_URL: 'http://simulator' }
    expect(environment(simulator)['TWILIO_API_URL']).toBe('http://simulator')
    expect(environment(simulator, { TWILIO_API_URL: 'http://file' })['TWILIO_API_URL']).toBe('http://file')
    expect(environment(simulator, {}, { TWILIO_API_URL: 'http://process' })['TWILIO_API_URL']).toBe(
      'http://process',
    )
    expect(environment(simulator, { TWILIO_API_URL: '' })['TWILIO_API_URL']).toBe('http://simulator')
  })

  it('leaves the real addresses to the function when nobody names another', () => {
    expect(environment()['TWILIO_API_URL']).toBeUndefined()
  })

  it('holds nothing else of this machine, and no SUPABASE_ name from outside', () => {
    const env = environment({ PATH: '/bin', HOME: '/root', SUPABASE_SECRET_KEYS: 'theirs', AWS_SECRET: 'x' })
    expect(Object.keys(env).filter((name) => ['PATH', 'HOME', 'AWS_SECRET'].includes(name))).toEqual([])
    expect(env['SUPABASE_SECRET_KEYS']).toContain('sb_secret_x')
  })
})
