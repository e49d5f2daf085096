import type { Sql } from './db.ts'

/**
 * The same driver, whose statements let go of what they were given as soon as they are answered.
 *
 * The driver gives each statement functions of its own as properties (`this.resolve = …`). V8 creates such functions
 * among its old objects, and what they can reach, the statement and its parameters, becomes old with them: a busy
 * worker then needs a full garbage collection several times as often, and everybody waits for it.
 * Seen with postgres 3.4.9; a driver that changes loses this and nothing else.
 */
export function releasingQueries(sql: Sql): Sql {
  let releasing: Execute | undefined
  return new Proxy(sql, {
    apply(target, self, args) {
      const query: unknown = Reflect.apply(target, self, args)
      // A piece of a statement is a query too; it is never executed itself.
      if (isQuery(query)) query.handler = releasing ??= thenRelease(query.handler)
      return query
    },
  })
}

/** What the driver calls to run a statement, and what it keeps with it. Not part of its types. */
type Execute = (query: Query) => void
type Query = Promise<unknown> & { handler: Execute; args: unknown; parameters: unknown }

const isQuery = (value: unknown): value is Query =>
  value instanceof Promise && 'handler' in value && typeof value.handler === 'function' && 'args' in value

function thenRelease(execute: Execute): Execute {
  return (query) => {
    const release = () => {
      query.args = query.parameters = undefined
    }
    execute(query)
    // Not `query.then`: the driver's would run the statement, and it is running.
    Promise.prototype.then.call(query, release, release)
  }
}
