import { openDatabase, readDatabaseSettings } from '../_shared/db.ts'
import { endpoint } from '../_shared/endpoint.ts'
import { secretKey } from '../_shared/known-caller.ts'
import { ownFunctions } from '../_shared/own-functions.ts'
import { runSyncJobs } from './run-sync-jobs.ts'

const database = openDatabase({ ...readDatabaseSettings(), max: 2, statementTimeoutMs: 10_000 })

// Called by the scheduler every minute, and by manage-integrations when an owner does not want to wait for it.
export default endpoint(
  {
    name: 'run-sync-jobs',
    methods: ['POST'],
    caller: secretKey,
    cors: false,
    timeLimitMs: 145_000,
    database,
  },
  runSyncJobs({ database, callFunction: ownFunctions(), beginMs: 75_000 }),
)
