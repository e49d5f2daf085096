import { AsyncLocalStorage } from 'node:async_hooks'

/** What PostgREST tells the database about a request; lite keeps only a part of it, so the gateway carries it. */
export type RequestContext = {
  method: string
  path: string
  headers: string
  cookies: string
  /** Where a link in mail shall lead, if the caller of Auth said so. */
  redirectTo?: string
  /** What went wrong in the database while this request was served, and for whom. */
  failure?: { error: unknown; role: string }
}

export const requestContext = new AsyncLocalStorage<RequestContext>()
