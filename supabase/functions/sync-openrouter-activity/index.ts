import { openDatabase, readDatabaseSettings } from '../_shared/db.ts'
import { openCipher } from '../_shared/encryption.ts'
import { endpoint } from '../_shared/endpoint.ts'
import { secretKey } from '../_shared/known-caller.ts'
import { openRouterApiUrl } from '../_shared/openrouter/openrouter-client.ts'
import { readEncryptionKeys } from '../_shared/secret-keys.ts'
import { SYNC_TIME_LIMIT_MS, syncFunction } from '../_shared/sync/sync-function.ts'
import { syncOpenRouter } from './sync-openrouter.ts'

const database = openDatabase({ ...readDatabaseSettings(), max: 2, statementTimeoutMs: 20_000 })

// Called by run-sync-jobs with a job, or by hand.
export default endpoint(
  {
    name: 'sync-openrouter-activity',
    methods: ['POST'],
    caller: secretKey,
    cors: false,
    timeLimitMs: SYNC_TIME_LIMIT_MS,
    database,
  },
  syncFunction({
    database,
    kind: 'openrouter_activity',
    work: syncOpenRouter({ cipher: openCipher(readEncryptionKeys()), apiUrl: openRouterApiUrl() }),
  }),
)
