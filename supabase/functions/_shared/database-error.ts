/** What to do with a failed statement: the same again, tell the caller to come back, or our own mistake. */
export type DatabaseTrouble = 'retry' | 'unavailable' | 'other'

const RETRY = new Set([
  '40001', // serialization failure
  '40P01', // deadlock
  '55P03', // lock not available
  '25006', // read-only: a standby, or a disk that has filled up
  '26000', // prepared statement lost behind a pooler
  '57P01', // terminated by an administrator
  '57P02', // server crashed
  '57P03', // server is starting
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT', // unix socket not there yet
])
const UNAVAILABLE = new Set([
  '57014', // statement timeout
  '25P03', // idle in transaction timeout
  '28000', // our login is refused
  '28P01',
  '3D000', // no such database
  '58030', // input/output error
])

/** Sorts a driver or server error by its code; classes 08 (connection) and 53 (resources) are always worth another try. */
export function databaseTrouble(error: unknown): DatabaseTrouble {
  const code = errorCode(error)
  if (code === undefined) return 'other'
  if (RETRY.has(code) || code.startsWith('08') || code.startsWith('53')) return 'retry'
  // A migration changed a table under a prepared statement; the next attempt prepares anew.
  if (code === '0A000' && error instanceof Error && error.message.includes('cached plan')) return 'retry'
  return UNAVAILABLE.has(code) ? 'unavailable' : 'other'
}

export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
