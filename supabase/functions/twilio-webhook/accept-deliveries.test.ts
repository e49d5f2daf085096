import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Sql } from '../_shared/db.ts'
import { HttpError } from '../_shared/http-error.ts'
import type { WebhookIntegration } from '../_shared/webhook-integrations.ts'
import { acceptDeliveries } from './accept-deliveries.ts'
import type { UnderstoodDelivery } from './understand-delivery.ts'

const integration: WebhookIntegration = {
  id: 'integration-1',
  account: 'account-1',
  secretVersion: 1,
  settings: {},
  secret: 'secret',
}
const delivery = (key: string): UnderstoodDelivery => ({
  key,
  bodyHash: new Uint8Array(32),
  bodyEncrypted: 'sealed',
  observation: null,
  reason: 'UNKNOWN_EVENT',
})

class RefusedByPostgres extends Error {
  constructor(readonly code: string) {
    super('refused')
  }
}

/** Answers each delivery with an outcome that tells it apart; `code` is what a key is refused with. */
function fakeDatabase(refused: Record<string, string> = {}) {
  const statements: string[][] = []
  const state = { isDown: false }
  const query = async (_: TemplateStringsArray, ...values: unknown[]) => {
    // A set is one value, a single delivery seven.
    const keys =
      values.length === 3 ? (values[2] as { key: string }[]).map(({ key }) => key) : [String(values[2])]
    statements.push(keys)
    await new Promise((resolve) => setTimeout(resolve, 10))
    for (const key of keys) {
      const code = refused[key]
      if (code !== undefined) throw new RefusedByPostgres(code)
    }
    return keys.map((key) => ({ outcome: `outcome of ${key}` }))
  }
  const sql = Object.assign(query, { json: (value: unknown) => value }) as unknown as Sql
  const accept = acceptDeliveries({
    run: (work) =>
      state.isDown ? Promise.reject(new HttpError('DATABASE_UNAVAILABLE', 'Away.')) : work(sql),
  })
  const add = (key: string, by = integration) =>
    accept(by, delivery(key), Date.now() + 1000).catch((error: unknown) =>
      error instanceof Error && 'code' in error ? error.code : error,
    )
  return { statements, state, add }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

async function outcomes(answers: Promise<unknown>[]): Promise<unknown[]> {
  const all = Promise.all(answers)
  await vi.runAllTimersAsync()
  return all
}

describe('deliveries', () => {
  it('of one integration share a statement while another is under way, and each gets its own outcome', async () => {
    const { add, statements } = fakeDatabase()
    expect(await outcomes(['a', 'b', 'c'].map((key) => add(key)))).toEqual([
      'outcome of a',
      'outcome of b',
      'outcome of c',
    ])
    expect(statements).toEqual([['a'], ['b', 'c']])
  })

  it('of two integrations, or checked against two secrets, never share one', async () => {
    const { add, statements } = fakeDatabase()
    const others = [
      { ...integration, id: 'integration-2' },
      { ...integration, secretVersion: 2 },
    ]
    await outcomes([add('a'), ...others.flatMap((other) => [add('b', other), add('c', other)]), add('d')])
    expect(statements).toEqual([['a'], ['b'], ['b'], ['d'], ['c'], ['c']])
  })

  it.each([
    ['a value that the database does not take', '23514'],
    ['a lock that somebody holds', '55P03'],
  ])('are tried alone after %s, and only the one that it is about fails', async (_, code) => {
    const { add, statements } = fakeDatabase({ poison: code })
    expect(await outcomes(['a', 'b', 'poison'].map((key) => add(key)))).toEqual([
      'outcome of a',
      'outcome of b',
      code,
    ])
    expect(statements).toEqual([['a'], ['b', 'poison'], ['b'], ['poison']])
  })

  it('are all told when the database is away, and not tried alone', async () => {
    const { add, statements, state } = fakeDatabase()
    state.isDown = true
    expect(await outcomes(['a', 'b', 'c'].map((key) => add(key)))).toEqual(
      Array(3).fill('DATABASE_UNAVAILABLE'),
    )
    expect(statements).toEqual([])
  })
})
