import { expect, it } from 'vitest'
import { EnvError, optionalEnv, recordEnv, requiredEnv, urlEnv } from './env.ts'

it('says which variable is wrong, and never its value', () => {
  expect(() => requiredEnv('SUPABASE_DB_URL', {})).toThrow('SUPABASE_DB_URL is missing')
  expect(() => requiredEnv('SUPABASE_DB_URL', { SUPABASE_DB_URL: '  ' })).toThrow(EnvError)
  expect(() => recordEnv('KEYS', { KEYS: 'hunter2' })).toThrow('KEYS is not a JSON object')
  expect(() => recordEnv('KEYS', { KEYS: 'hunter2' })).not.toThrow(/hunter2/)
  expect(() => urlEnv('URL', undefined, { URL: 'hunter2' })).not.toThrow(/hunter2/)
})

it('falls back where that is allowed, and keeps the order of a record', () => {
  expect(optionalEnv('X', 'default', { X: '' })).toBe('default')
  expect(urlEnv('X', 'https://api.example/v1/', {})).toBe('https://api.example/v1')
  expect(Object.keys(recordEnv('K', { K: '{"b":"1","a":"2"}' }))).toEqual(['b', 'a'])
})
