import { openDatabase, readDatabaseSettings } from '../_shared/db.ts'
import { openCipher } from '../_shared/encryption.ts'
import { endpoint } from '../_shared/endpoint.ts'
import { openKeyedHash } from '../_shared/keyed-hash.ts'
import { secretKey } from '../_shared/known-caller.ts'
import { readEncryptionKeys, readHashKey, readLoginKey } from '../_shared/secret-keys.ts'
import { SYNC_TIME_LIMIT_MS, syncFunction } from '../_shared/sync/sync-function.ts'
import { syncSimplyBook } from './sync-simplybook.ts'

const database = openDatabase({ ...readDatabaseSettings(), max: 3, statementTimeoutMs: 20_000 })

// Called by run-sync-jobs, for SimplyBook.me; other booking systems come beside it.
export default endpoint(
  {
    name: 'sync-bookings',
    methods: ['POST'],
    caller: secretKey,
    cors: false,
    timeLimitMs: SYNC_TIME_LIMIT_MS,
    database,
  },
  syncFunction({
    database,
    kind: 'bookings',
    work: syncSimplyBook({
      sealing: { cipher: openCipher(readEncryptionKeys()), keyedHash: openKeyedHash(readHashKey()) },
      loginKey: readLoginKey(),
    }),
  }),
)
