import { openDatabase, readDatabaseSettings } from '../_shared/db.ts'
import { openCipher } from '../_shared/encryption.ts'
import { endpoint } from '../_shared/endpoint.ts'
import { secretKey } from '../_shared/known-caller.ts'
import { readEncryptionKeys } from '../_shared/secret-keys.ts'
import { rotateEncryptionKeys } from './rotate-encryption-keys.ts'

const database = openDatabase({ ...readDatabaseSettings(), max: 1, statementTimeoutMs: 20_000 })

// The one command after a new key was put first in PAYBACK_ENCRYPTION_KEYS; called again until nothing is left.
export default endpoint(
  {
    name: 'rotate-encryption-keys',
    methods: ['POST'],
    caller: secretKey,
    cors: false,
    timeLimitMs: 140_000,
    database,
  },
  rotateEncryptionKeys({ database, cipher: openCipher(readEncryptionKeys()) }),
)
