import { z } from 'zod'

const databaseErrorSchema = z.object({
  code: z.string(),
  message: z.string(),
  detail: z.string().nullish(),
  hint: z.string().nullish(),
})

type Answer = {
  status: number
  body: { code: string; details: string | null; hint: string | null; message: string }
}

/** PostgREST's table, first match wins: SQLSTATE or its beginning → HTTP status. */
const statuses: [start: string, status: number][] = [
  ['08', 503],
  ['09', 500],
  ['0L', 403],
  ['0P', 403],
  ['23503', 409],
  ['23505', 409],
  ['25006', 405],
  ['21000', 500],
  ['25', 500],
  ['28', 403],
  ['2D', 500],
  ['38', 500],
  ['39', 500],
  ['3B', 500],
  ['40', 500],
  ['53400', 500],
  ['53', 503],
  ['54', 500],
  ['55', 500],
  ['57P01', 503],
  ['57', 500],
  ['58', 500],
  ['F0', 500],
  ['HV', 500],
  ['P0001', 400],
  ['P0', 500],
  ['XX', 500],
  ['42883', 404],
  ['42P01', 404],
  ['42P17', 500],
]

/** Errors of the driver, not of the database: it is away or has just gone. */
const connectionErrors = /^(ECONN|ENOENT|EPIPE|ETIMEDOUT|CONNECT|57P03)/

/**
 * What PostgREST answers to an error of the database.
 * Null for what functions raise to shape the answer themselves (PT…, PGRST), which lite does right.
 */
export function postgrestError(error: unknown, isAnonymous: boolean): Answer | null {
  const parsed = databaseErrorSchema.safeParse(error)
  if (!parsed.success) return null
  const { code, message, detail, hint } = parsed.data
  if (connectionErrors.test(code))
    return {
      status: 503,
      body: {
        code: 'PGRST000',
        details: message,
        hint: null,
        message: 'Database connection error. Retrying the connection.',
      },
    }
  if (!/^[0-9A-Z]{5}$/.test(code) || code.startsWith('PT') || code === 'PGRST') return null
  return {
    status: statusOf(code, message, isAnonymous),
    body: { code, details: detail ?? null, hint: hint ?? null, message },
  }
}

function statusOf(code: string, message: string, isAnonymous: boolean): number {
  if (code === '42501') return isAnonymous ? 401 : 403
  if (code === '21000' && message.endsWith('requires a WHERE clause')) return 400
  if (code === '22023' && /^role .* does not exist$/.test(message)) return 401
  return statuses.find(([start]) => code.startsWith(start))?.[1] ?? 400
}
