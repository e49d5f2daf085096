import { expect, it } from 'vitest'
import { openRouterError } from './openrouter-error.ts'

const judge = (status: number, body: unknown) =>
  openRouterError({
    status,
    headers: new Headers(),
    text: typeof body === 'string' ? body : JSON.stringify(body),
  })
const error = (code: number, message = 'No') => ({ error: { code, message } })

it.each([
  [401, error(401, 'User not found.'), 'refused', 'CREDENTIALS_REFUSED'],
  [402, error(402, 'Insufficient credits'), 'unexpected', 'OUT_OF_CREDITS'],
  [403, error(403, 'Only management keys can perform this operation'), 'refused', 'WRONG_KEY_KIND'],
  // A wall in front of OpenRouter knows nothing about the kind of a key.
  [403, '<!doctype html><title>Blocked</title>', 'unexpected', 'PROVIDER_REFUSED'],
  // Errors after the work began.
  [200, error(429), 'rate_limited', 'PROVIDER_RATE_LIMITED'],
  [200, error(502), 'unreachable', 'PROVIDER_UNREACHABLE'],
  [200, error(401), 'refused', 'CREDENTIALS_REFUSED'],
  [200, error(403), 'refused', 'WRONG_KEY_KIND'],
  [200, { error: { message: 'no code' } }, 'unreachable', 'PROVIDER_UNREACHABLE'],
])('%i %j is %s, %s', (status, body, kind, code) => {
  expect(judge(status, body)).toMatchObject({ kind, code })
})

it.each([
  [200, { data: [] }],
  [400, error(400, 'Date must be within the last 30 (completed) UTC days')],
  [404, error(404)],
  [408, error(408)],
  [429, error(429)],
  [500, error(500)],
  [524, 'timeout'],
  [529, error(529)],
])('leaves %i to the usual rules', (status, body) => {
  expect(judge(status, body)).toBeUndefined()
})
