import { errorCode } from '../database-error.ts'

/** The job is somebody else's by now: nothing more is written for it. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost'
}

/** The owner has stopped the job. */
export class SyncCancelled extends Error {
  override readonly name = 'SyncCancelled'
}

/** What the database says of a lease, by the SQLSTATE that `private.assert_sync_lease` raises. */
export function sayWhyStopped(error: unknown): unknown {
  const code = errorCode(error)
  if (code === 'PBL01') return new LeaseLost('The lease of this job was taken over', { cause: error })
  if (code === 'PBL02') return new SyncCancelled('The job was stopped', { cause: error })
  return error
}
