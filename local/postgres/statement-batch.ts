import type { Client, Connection, Submittable } from 'pg'

export type Statement = { text: string; values?: string[] }

/** A failed statement, with its place in the batch. */
export class StatementError extends Error {
  constructor(
    readonly statement: string,
    cause: Error,
  ) {
    super(cause.message, { cause })
    this.name = 'StatementError'
  }
}

/**
 * Sends statements in one go with a single Sync at the end, so that the server runs them in one
 * implicit transaction: all or none. This is how the Supabase CLI applies a migration file; a
 * multi-statement simple query differs in details (LOCK TABLE, SET LOCAL).
 */
export function runBatch(client: Client, statements: Statement[]): Promise<void> {
  if (statements.length === 0) return Promise.resolve()
  return new Promise((resolve, reject) => {
    client.query(new StatementBatch(statements, (error) => (error ? reject(error) : resolve())))
  })
}

/** node-postgres calls these methods as the server's messages arrive. */
class StatementBatch implements Submittable {
  #done = 0

  constructor(
    readonly statements: Statement[],
    readonly settle: (error?: Error) => void,
  ) {}

  submit(connection: Connection): void {
    for (const { text, values = [] } of this.statements) {
      connection.parse({ text, name: '', types: [] }, true)
      connection.bind({ values }, true)
      connection.execute({}, true)
    }
    connection.sync()
  }

  handleCommandComplete(): void {
    this.#done += 1
  }

  handleEmptyQuery(): void {
    this.#done += 1
  }

  // After an error the server skips everything up to the Sync, and node-postgres calls nothing else here.
  handleError(error: Error): void {
    this.settle(new StatementError(this.statements[this.#done]?.text ?? '', error))
  }

  handleReadyForQuery(): void {
    this.settle()
  }

  // Rows of a select in a migration are of no interest; the methods must exist.
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handlePortalSuspended(): void {}
  handleCopyInResponse(connection: Connection & { sendCopyFail(message: string): void }): void {
    connection.sendCopyFail('COPY from stdin is not possible in a migration')
  }
  handleCopyData(): void {}
}
