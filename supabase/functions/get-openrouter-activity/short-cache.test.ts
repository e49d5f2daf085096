import { expect, it, vi } from 'vitest'
import { shortCache } from './short-cache.ts'

it('asks once within its life, for all who ask, and again after it', async () => {
  let time = 0
  const cached = shortCache<number>(60_000, () => time)
  const ask = vi.fn(async () => time)
  expect(await Promise.all([cached('a', 'k1', ask), cached('a', 'k1', ask)])).toEqual([0, 0])
  time = 59_999
  expect(await cached('a', 'k1', ask)).toBe(0)
  time = 60_000
  expect(await cached('a', 'k1', ask)).toBe(60_000)
  expect(ask).toHaveBeenCalledTimes(2)
})

it('keeps connections apart, and asks anew with another key', async () => {
  const cached = shortCache<string>(60_000)
  await cached('a', 'k1', async () => 'a1')
  expect(await cached('b', 'k1', async () => 'b1')).toBe('b1')
  expect(await cached('a', 'k2', async () => 'a2')).toBe('a2')
})

it('does not remember a failure', async () => {
  const cached = shortCache<string>(60_000)
  await expect(cached('a', 'k', () => Promise.reject(new Error('down')))).rejects.toThrow('down')
  expect(await cached('a', 'k', async () => 'up')).toBe('up')
})
