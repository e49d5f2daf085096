import { PostgresDataError, PostgresError, PostgresPortError } from './postgres-error.ts'

/** What a server says while it starts or after a crash: no sign of damage. */
const passing =
  /the database system is (starting up|shutting down|in recovery mode|not (yet )?accepting connections)/

/**
 * Turns the last words of a server that did not start into an error that says what to do.
 * @param said lines of the server's log
 */
export function startFailure(
  said: string[],
  { port, dataDir }: { port: number; dataDir: string },
): PostgresError {
  const complaints = said.filter((line) => /FATAL|PANIC|ERROR|could not/.test(line) && !passing.test(line))
  const words = [...new Set(complaints)].slice(0, 3).join(' ') || (said.at(-1) ?? '')
  const has = (pattern: RegExp) => said.some((line) => pattern.test(line))
  if (has(/Address already in use|could not bind/i)) return new PostgresPortError(port)
  if (has(/lock file "postmaster.pid" already exists|shared memory block .* is still in use/i))
    return new PostgresDataError(
      'DATA_DIR_IN_USE',
      `Another Postgres is using ${dataDir}. Stop it first. ${words}`,
    )
  if (has(/No space left on device|could not (create|resize|map).*shared memory/i))
    return new PostgresError(
      'START_FAILED',
      `Postgres lacks disk space or memory. Free some and start again. ${words}`,
    )
  if (has(/has wrong ownership|permission denied/i))
    return new PostgresDataError(
      'DATA_DIR_IN_USE',
      `${dataDir} belongs to another user. Start Payback as that user, or choose another data folder. ${words}`,
    )
  if (complaints.length > 0)
    return new PostgresDataError(
      'DATA_DIR_DAMAGED',
      `The database in ${dataDir} does not start; its files seem to be damaged. ` +
        `Restore the folder from a copy, or move it away to begin with an empty database. Postgres says: ${words}`,
    )
  return new PostgresError('START_FAILED', `Postgres did not start. Start again. ${words}`.trim())
}
