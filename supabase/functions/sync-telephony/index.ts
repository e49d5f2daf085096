import { openDatabase, readDatabaseSettings } from '../_shared/db.ts'
import { openCipher } from '../_shared/encryption.ts'
import { endpoint } from '../_shared/endpoint.ts'
import { openKeyedHash } from '../_shared/keyed-hash.ts'
import { secretKey } from '../_shared/known-caller.ts'
import { readEncryptionKeys, readHashKey } from '../_shared/secret-keys.ts'
import { twilioApiUrl } from '../_shared/twilio/rest.ts'
import { syncTelephony } from './sync-telephony.ts'

const database = openDatabase({ ...readDatabaseSettings(), max: 2, statementTimeoutMs: 20_000 })

// Called by the scheduler and by our own functions. The limit stays below the platform's 150 s for a first answer.
export default endpoint(
  {
    name: 'sync-telephony',
    methods: ['POST'],
    caller: secretKey,
    cors: false,
    timeLimitMs: 140_000,
    database,
  },
  syncTelephony({
    database,
    sealing: { cipher: openCipher(readEncryptionKeys()), keyedHash: openKeyedHash(readHashKey()) },
    apiUrl: twilioApiUrl(),
  }),
)
