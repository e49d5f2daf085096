import type { Database } from '../_shared/db.ts'
import { VERSION } from '../_shared/version.ts'

/** 200 when the database answers, otherwise 503; the body says which. */
export function health(database: Pick<Database, 'run'>) {
  return async (): Promise<Response> => {
    const up = await database
      .run((sql) => sql`select 1`, Date.now() + 2000)
      .then(() => true)
      .catch(() => false)
    return Response.json(
      { ok: up, database: up ? 'up' : 'down', version: VERSION },
      {
        status: up ? 200 : 503,
        headers: { 'cache-control': 'no-store', ...(!up && { 'retry-after': '2' }) },
      },
    )
  }
}
