import { getDatabase } from '../_shared/db.ts'
import { openCipher } from '../_shared/encryption.ts'
import { endpoint } from '../_shared/endpoint.ts'
import { signedInUser } from '../_shared/known-caller.ts'
import { readEncryptionKeys } from '../_shared/secret-keys.ts'
import { revealClient } from './reveal-client.ts'

export default endpoint(
  { name: 'reveal-client', methods: ['POST'], caller: signedInUser, bodyLimit: 1024 },
  revealClient({ database: getDatabase(), cipher: openCipher(readEncryptionKeys()) }),
)
