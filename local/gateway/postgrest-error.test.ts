import { expect, it } from 'vitest'
import { postgrestError } from './postgrest-error.ts'

// From PostgREST's documentation, "HTTP Status Codes".
const cases: [code: string, anonymous: number, user: number][] = [
  ['08006', 503, 503],
  ['09000', 500, 500],
  ['0L000', 403, 403],
  ['0P000', 403, 403],
  ['23503', 409, 409],
  ['23505', 409, 409],
  ['23514', 400, 400],
  ['25006', 405, 405],
  ['25P02', 500, 500],
  ['28000', 403, 403],
  ['2D000', 500, 500],
  ['38000', 500, 500],
  ['39000', 500, 500],
  ['3B000', 500, 500],
  ['40001', 500, 500],
  ['53300', 503, 503],
  ['53400', 500, 500],
  ['54000', 500, 500],
  ['55000', 500, 500],
  ['57014', 500, 500],
  ['57P01', 503, 503],
  ['58000', 500, 500],
  ['F0000', 500, 500],
  ['HV000', 500, 500],
  ['P0001', 400, 400],
  ['P0002', 500, 500],
  ['XX000', 500, 500],
  ['42883', 404, 404],
  ['42P01', 404, 404],
  ['42P17', 500, 500],
  ['42501', 401, 403],
  ['22P02', 400, 400],
]

it.each(cases)('%s is %i for anon and %i for a user', (code, anonymous, user) => {
  expect(postgrestError({ code, message: 'm' }, true)?.status).toBe(anonymous)
  expect(postgrestError({ code, message: 'm' }, false)?.status).toBe(user)
})

it('carries what the database said', () => {
  const error = Object.assign(new Error('no'), { code: '23514', detail: 'why', hint: 'how' })
  expect(postgrestError(error, false)?.body).toEqual({
    code: '23514',
    details: 'why',
    hint: 'how',
    message: 'no',
  })
})

it('says that the database is away, not what the driver calls it', () => {
  for (const code of [
    'ECONNREFUSED',
    'CONNECTION_CLOSED',
    'CONNECT_TIMEOUT',
    'CONNECTION_DESTROYED',
    '57P03',
  ])
    expect(postgrestError({ code, message: 'm' }, true)).toMatchObject({
      status: 503,
      body: { code: 'PGRST000' },
    })
})

it('leaves alone what functions raise as an answer, and what is no database error', () => {
  for (const error of [
    { code: 'PT418', message: 'm' },
    { code: 'PGRST', message: '{}' },
    new Error('x'),
    null,
  ])
    expect(postgrestError(error, true)).toBeNull()
})
