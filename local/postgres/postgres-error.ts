/** What may go wrong with the local database; each message says what the reader can do. */
export class PostgresError extends Error {
  constructor(
    readonly code:
      'PORT_IN_USE' | 'DATA_DIR_DAMAGED' | 'DATA_DIR_IN_USE' | 'UNSUPPORTED_PLATFORM' | 'START_FAILED',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = new.target.name
  }
}

/** Another process listens on the port. */
export class PostgresPortError extends PostgresError {
  constructor(readonly port: number) {
    super(
      'PORT_IN_USE',
      `Port ${String(port)} is in use by another program. Stop that program, or start Payback on another port.`,
    )
  }
}

/** The data folder is damaged, foreign, or held by another running Payback. */
export class PostgresDataError extends PostgresError {}

/** There are no Postgres binaries for this machine, or they cannot be run here. */
export class PostgresPlatformError extends PostgresError {
  constructor(message: string, options?: ErrorOptions) {
    super('UNSUPPORTED_PLATFORM', message, options)
  }
}
